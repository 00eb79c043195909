import type {LocatedSetting} from './located-setting.ts';

/** What a unit declares of one directive: the values that count, and where the last stands. */
export type Declared = {
  readonly name: string;
  readonly values: readonly string[];
  readonly at: LocatedSetting;
};

/**
 * The directives of a service that count, by name in the order of the files: an empty assignment takes back what stands before
 * it.
 */
export const declaredIn = (settings: readonly LocatedSetting[]): ReadonlyMap<string, Declared> => {
  const declared = new Map<string, Declared>();
  for (const at of settings) {
    const {section, name, value} = at;
    if (section !== 'Service') {
      continue;
    }
    const before = declared.get(name)?.values ?? [];
    declared.set(name, {name, values: value === '' && !keepsEmpty.has(name) ? [] : [...before, value], at});
  }
  return new Map([...declared].filter(([, {values}]) => values.length > 0));
};

/** Of these an empty value is the strictest that there is. */
const keepsEmpty = new Set(['CapabilityBoundingSet']);
