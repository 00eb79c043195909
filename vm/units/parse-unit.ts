import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {unitAssignments} from './unit-assignments.ts';
import type {UnitSetting} from './unit-setting.ts';

/**
 * The settings of a unit file that we have made, or that a machine has, in the order of the file.
 *
 * @throws MachineryError for a line that is none, or that sets something outside of a section.
 */
export const parseUnit = (text: string): UnitSetting[] =>
  unitAssignments(
    text,
    (wrong) =>
      new MachineryError(`A unit file has the line ${JSON.stringify(wrong.text)}, which sets nothing`),
  ).map(({section, name, value}) => ({section, name, value}));
