import type {SuiteRecord} from '../../harness/results/run-record.ts';
import type {Step} from '../../steps/kit/step.ts';
import {type RegressionRow, regressionRow} from './regression-row.ts';
import {type RegressionState, regressionState} from './regression-state.ts';

/** All regressions, and how they stand where they were proved: what `confinement regressions --json` prints. */
export type RegressionTable = {
  /** Names of where they were proved, as in "debian:trixie 2025", in order. */
  readonly places: readonly string[];
  readonly regressions: readonly (RegressionRow & {
    /** By the names of `places`. */
    readonly states: Readonly<Record<string, RegressionState>>;
  })[];
};

/** The table of these steps, from the results of a run. */
export const regressionTable = (
  steps: readonly Step[],
  suites: readonly Pick<SuiteRecord, 'name' | 'cases'>[],
): RegressionTable => ({
  places: suites.map(({name}) => name),
  regressions: steps.map((step) => ({
    ...regressionRow(step),
    states: Object.fromEntries(
      suites.map(({name, cases}) => [
        name,
        regressionState(cases.find(({id}) => id === String(step.number))),
      ]),
    ),
  })),
});
