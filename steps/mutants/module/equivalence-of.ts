import type {Generation} from '../../../vm/modules/generations.ts';
import {equivalents} from './equivalents.ts';

/** Why the mutant of this name changes nothing with a generation of the module; undefined when it does. */
export const equivalenceOf = (name: string, generation: Generation): string | undefined =>
  equivalents.find(
    ({mutants, generations}) =>
      mutants.test(name) && (generations === undefined || generations.includes(generation)),
  )?.reason;
