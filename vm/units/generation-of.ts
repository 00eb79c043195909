import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {generationOfRoot} from '../modules/generation-of-root.ts';
import type {Generation} from '../modules/generations.ts';
import type {BuiltUnits} from './built-units.ts';
import {readUnits} from './read-units.ts';
import {unitNames} from './unit-names.ts';

/**
 * Which generation of the confinement module made these units, told by their RootDirectory=.
 *
 * @throws MachineryError when there is none, or one of no generation that is known: then nothing is confined.
 */
export const generationOf = async (built: BuiltUnits): Promise<Generation> => {
  for (const [number, files] of await readUnits(built)) {
    const {service, dropIns} = unitNames(number);
    // A further service of a step may have a root of its own.
    const own = [...files].filter(([file]) => file === service || file.startsWith(`${dropIns}/`));
    for (const [, settings] of own) {
      const root = settings.find(({name}) => name === 'RootDirectory')?.value;
      const generation = root === undefined ? undefined : generationOfRoot(root);
      if (generation !== undefined) {
        return generation;
      }
    }
  }
  throw new MachineryError('the module made units without RootDirectory=: nothing is confined');
};
