import type {StepUnits} from '../units/read-units.ts';
import type {SettingDifference, StepDifference, UnitDifference} from './step-difference.ts';

/**
 * What differs between the units that two modules made, by step and unit, as `readUnits` tells them: with the hashes of
 * store paths dropped. A unit is its file with its drop-ins, as systemd reads it: which of these has a setting does not
 * matter. The order of one directive's values does, but for the bind mounts of a closure, which come in the order of
 * hashes. Steps and units without a difference are left out.
 */
export const diffUnits = (
  first: ReadonlyMap<number, StepUnits>,
  second: ReadonlyMap<number, StepUnits>,
): StepDifference[] =>
  union(first.keys(), second.keys())
    .sort((a, b) => a - b)
    .map((step) => ({step, units: diffStep(byUnit(first.get(step)), byUnit(second.get(step)))}))
    .filter(({units}) => units.length > 0);

/** Values of each directive, the key being `[Section] Name`. */
type Directives = ReadonlyMap<string, readonly string[]>;

const diffStep = (
  first: ReadonlyMap<string, Directives>,
  second: ReadonlyMap<string, Directives>,
): UnitDifference[] =>
  union(first.keys(), second.keys())
    .sort()
    .map((unit) => ({
      unit,
      settings: diffDirectives(first.get(unit) ?? new Map(), second.get(unit) ?? new Map()),
    }))
    .filter(({settings}) => settings.length > 0);

const diffDirectives = (first: Directives, second: Directives): SettingDifference[] =>
  union(first.keys(), second.keys())
    .sort()
    .flatMap((directive) => {
      const before = first.get(directive) ?? [];
      const after = second.get(directive) ?? [];
      if (JSON.stringify(before) === JSON.stringify(after)) {
        return [];
      }
      const gone = without(before, after);
      const come = without(after, before);
      // The same values in another order: all of them are shown, as none is missing.
      const reordered = gone.length === 0 && come.length === 0;
      return [
        ...(reordered ? before : gone).map((value) => ({
          side: '-' as const,
          setting: `${directive}=${value}`,
        })),
        ...(reordered ? after : come).map((value) => ({
          side: '+' as const,
          setting: `${directive}=${value}`,
        })),
      ];
    });

const byUnit = (files: StepUnits | undefined): Map<string, Directives> => {
  const units = new Map<string, Map<string, string[]>>();
  for (const [file, settings] of files ?? []) {
    const directives = entry(units, file.replace(/\.d\/.*$/, ''), () => new Map<string, string[]>());
    for (const {section, name, value} of settings) {
      entry(directives, `[${section}] ${name}`, () => []).push(value);
    }
  }
  for (const directives of units.values()) {
    for (const [directive, values] of directives) {
      directives.set(directive, closureSorted(directive, values));
    }
  }
  return units;
};

/** Bind mounts of store paths sorted, after all other values, which stay in order. */
const closureSorted = (directive: string, values: readonly string[]): string[] => {
  const isClosure = (value: string) =>
    directive === '[Service] BindReadOnlyPaths' &&
    value.startsWith('/nix/store/') &&
    !value.endsWith(':/bin/sh');
  return [...values.filter((value) => !isClosure(value)), ...values.filter(isClosure).sort()];
};

/** `values` without those of `others`, each of which takes one away. */
const without = (values: readonly string[], others: readonly string[]): string[] => {
  const left = [...others];
  return values.filter((value) => {
    const index = left.indexOf(value);
    if (index !== -1) {
      left.splice(index, 1);
    }
    return index === -1;
  });
};

const union = <T>(first: Iterable<T>, second: Iterable<T>): T[] => [...new Set([...first, ...second])];

const entry = <V>(map: Map<string, V>, key: string, make: () => V): V => {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
};
