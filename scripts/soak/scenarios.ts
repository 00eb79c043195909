import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {editUnit} from '../benchmark/edit-unit.ts';
import {editedStep} from '../benchmark/edited-step.ts';

/** A run that is disturbed. */
export type Scenario = {
  readonly name: string;
  /** Arguments of `confinement`. */
  readonly args: readonly string[];
  /** Changes the project, whose folder it gets, before the run. */
  readonly edit?: (project: string, value: string) => void;
};

/** The runs that are disturbed: each goes another way to its machine. */
export const scenarios: readonly Scenario[] = [
  {name: 'restored', args: ['test', '1', '7']},
  {name: 'booted', args: ['test', '1', '7', '--cold']},
  {name: 'isolated', args: ['test', '1', '7', '--isolate']},
  {
    name: 'built',
    args: ['test', '1', '7'],
    // A unit that there never was: Nix builds it, and a guest gets it.
    edit: (project, value) => {
      const file = join(project, editedStep.file);
      writeFileSync(file, editUnit(readFileSync(file, 'utf8'), value));
    },
  },
];
