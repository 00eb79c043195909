import type {BuiltStep} from './built-units.ts';

/** What was built for each step, by its number, of the table that Nix writes: store paths by step and name. */
export const builtSteps = (
  table: Readonly<Record<string, BuiltStep['store']>>,
): ReadonlyMap<number, BuiltStep> =>
  new Map(Object.entries(table).map(([number, store]) => [Number(number), {store}]));
