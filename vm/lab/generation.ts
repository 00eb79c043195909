import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {BuiltUnits} from '../units/built-units.ts';
import {readUnits} from '../units/read-units.ts';

/**
 * Generation of the confinement module: 2019 (an empty root under a writable tmpfs), 2024 (nixpkgs PR 289593: a
 * read-only root in /run/confinement, one for all instances) or 2025 (PR 464709: one for each instance).
 */
export type Generation = '2019' | '2024' | '2025';

/**
 * Which generation made these units, told by their RootDirectory=: in /run/confinement since 2024, with the name of the
 * instance (%n) since 2025, elsewhere before.
 *
 * @throws MachineryError when there is no RootDirectory= at all: then nothing is confined.
 */
export const generationOf = async (built: BuiltUnits): Promise<Generation> => {
  for (const files of (await readUnits(built)).values()) {
    for (const settings of files.values()) {
      const root = settings.find(({name}) => name === 'RootDirectory')?.value;
      if (root !== undefined) {
        if (!root.startsWith('/run/confinement/')) {
          return '2019';
        }
        return root.includes('%n') ? '2025' : '2024';
      }
    }
  }
  throw new MachineryError('the module made units without RootDirectory=: nothing is confined');
};
