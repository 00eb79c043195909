import type {BuiltUnits} from '../../../vm/units/built-units.ts';

/** Store paths of each step by number, then by name. */
export const storesOf = (units: BuiltUnits): Record<number, Readonly<Record<string, string>>> =>
  Object.fromEntries([...units.steps].map(([number, {store}]) => [number, store]));
