import type {SuiteRecord} from './run-record.ts';
import {withoutRound} from './without-round.ts';

/** Suites, each with the other rounds of the same; one that is not of a run that repeats is alone. */
export const inRounds = (suites: readonly SuiteRecord[]): SuiteRecord[][] => {
  const groups = new Map<string, SuiteRecord[]>();
  for (const suite of suites) {
    const key = suite.round === undefined ? suite.id : withoutRound(suite);
    groups.set(key, [...(groups.get(key) ?? []), suite]);
  }
  return [...groups.values()];
};
