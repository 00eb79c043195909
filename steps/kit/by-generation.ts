import {UsageError} from '../../harness/errors/usage-error.ts';
import {type Generation, generationNames} from '../../vm/modules/generations.ts';
import type {StepFacts} from './step-facts.ts';

/**
 * What a step expects where generations of the confinement module differ: an entry for each, and a function that picks the
 * one that holds on a guest. Write it at the top of the step's file, so that a generation of which it says nothing is
 * refused when the step is loaded, and when it is compiled.
 *
 *     const touch = byGeneration({2019: 'EACCES', 2024: 'EROFS', 2025: 'EROFS'});
 *     …
 *     await confined.fail('touch /bin/x', touch(facts));
 *
 * @throws UsageError when an entry is missing, or there is one for a generation that there is not.
 */
export const byGeneration = <const T>(
  table: Readonly<Record<Generation, T>>,
): ((facts: Pick<StepFacts, 'generation'>) => T) => {
  const missing = generationNames.filter((name) => !Object.hasOwn(table, name));
  const unknown = Object.keys(table).filter((name) => !generationNames.some((known) => known === name));
  if (missing.length > 0 || unknown.length > 0) {
    throw new UsageError(
      missing.length > 0
        ? `byGeneration says nothing about ${missing.join(', ')}; it needs an entry for each of ${generationNames.join(', ')}`
        : `byGeneration knows no ${unknown.join(', ')}; allowed: ${generationNames.join(', ')}`,
    );
  }
  return ({generation}) => table[generation];
};
