import type {Candidate} from './candidate.ts';
import type {ModuleMutant} from './module-mutant.ts';
import type {Unit} from './unit.ts';
import {unitFileText} from './unit-file-text.ts';

/** The mutant whose units are what `breakUnit` makes of each. */
export const mutantOfUnits = (
  name: string,
  candidates: readonly Candidate[],
  breakUnit: (unit: Unit) => Unit['settings'],
): ModuleMutant => ({
  name,
  changed: new Map(
    candidates.flatMap((candidate) => {
      const units = candidate.units.map((unit) => ({...unit, settings: breakUnit(unit)}));
      const isChanged = units.some(
        ({settings}, index) =>
          unitFileText(settings) !== unitFileText(candidate.units[index]?.settings ?? []),
      );
      return isChanged ? [[candidate, units] as const] : [];
    }),
  ),
});
