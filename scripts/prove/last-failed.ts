import {UsageError} from '../../harness/errors/usage-error.ts';
import {isGood} from '../../harness/results/is-good.ts';
import type {RunRecord} from '../../harness/results/run-record.ts';
import {withoutRound} from '../../harness/results/without-round.ts';
import type {PlannedSuite} from './plan-suites.ts';
import {suiteName} from './suite-name.ts';

/**
 * What of a plan did not end well in a run before: it failed, met an error of the machinery, or did not come to its end.
 *
 * @param folder the run's results folder, for messages
 * @throws UsageError when that is nothing, or is on guests or modules, or steps, that are not in the plan.
 */
export const lastFailed = (plan: readonly PlannedSuite[], run: RunRecord, folder: string): PlannedSuite[] => {
  const failed = new Map<string, string[]>();
  for (const suite of run.suites) {
    const ids = suite.cases.filter((each) => !isGood(each)).map(({id}) => id);
    if (ids.length > 0) {
      const name = withoutRound(suite);
      failed.set(name, [...new Set([...(failed.get(name) ?? []), ...ids])]);
    }
  }
  if (failed.size === 0) {
    throw new UsageError(`--last-failed: nothing failed in ${folder}`);
  }
  const left = plan
    .map((suite) => ({
      ...suite,
      steps: suite.steps.filter(({number}) => failed.get(suiteName(suite))?.includes(String(number))),
    }))
    .filter(({steps}) => steps.length > 0);
  if (left.length === 0) {
    const where = [...failed].map(([name, ids]) => `${name}: ${ids.join(', ')}`);
    throw new UsageError(
      `--last-failed: what failed in ${folder} is not among what this command proves; there failed ${where.join('; ')}`,
    );
  }
  return left;
};
