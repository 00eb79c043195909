import {UsageError} from '../../../harness/errors/usage-error.ts';
import {unitAssignments, type WrongLine} from '../../units/unit-assignments.ts';
import type {LocatedSetting} from './located-setting.ts';
import type {UnitSource} from './unit-source.ts';

/**
 * The assignments in the files of a unit.
 *
 * @throws UsageError for a line that is none, or that sets something outside of a section, with file and line.
 */
export const parseLocated = ({files}: UnitSource): LocatedSetting[] =>
  files.flatMap(({path, text}) =>
    unitAssignments(text, (wrong) => new UsageError(`${path}:${wrong.line}: ${whatIsWrong(wrong)}`)).map(
      (assignment) => ({...assignment, file: path}),
    ),
  );

const whatIsWrong = ({text, name}: WrongLine): string =>
  name === undefined
    ? `${JSON.stringify(text)} is neither a section, nor NAME=VALUE`
    : `${name}= stands before the first section, as in [Service]`;
