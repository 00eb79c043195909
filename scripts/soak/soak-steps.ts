import {failureBound} from '../../harness/results/failure-bound.ts';
import {isGood} from '../../harness/results/is-good.ts';
import {withRun} from './with-run.ts';
import type {SoakContext} from './soak-context.ts';
import type {StepsReport} from './soak-report.ts';

/** The set that is proved, and how many steps it has. */
const set = {name: 'seed', size: 11};

/** Milliseconds that one round may take. */
const roundMs = 10 * 60_000;

/** Proves a set in so many rounds that there are `count` step runs at least. */
export const soakSteps = async (count: number, context: SoakContext): Promise<StepsReport> => {
  const rounds = Math.ceil(count / set.size);
  return withRun(
    {args: ['test', '--set', set.name, '--repeat', String(rounds)]},
    context,
    async (run) => {
      const {exitCode, signal} = await run.process;
      const cases = run.cases();
      const statuses: Record<string, number> = {};
      for (const {status} of cases) {
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
      const durations = cases.flatMap(({durationMs}) => durationMs ?? []);
      const failed = statuses.failed ?? 0;
      const bad = run
        .record()
        .suites.flatMap((suite) =>
          suite.cases
            .filter((each) => !isGood(each))
            .map(
              (each) => `${suite.name}: step ${each.id} is ${each.status}: ${each.failure?.message ?? ''}`,
            ),
        );
      return {
        statuses,
        failureBound: failureBound(failed, failed + (statuses.passed ?? 0)),
        meanMs: durations.reduce((sum, each) => sum + each, 0) / Math.max(1, durations.length),
        longestMs: Math.max(0, ...durations),
        deviations: [
          ...bad,
          ...(exitCode === 0 ? [] : [`ended with ${signal ?? `exit status ${exitCode ?? 'unknown'}`}`]),
          ...(cases.length < count ? [`proved ${cases.length} of ${count}`] : []),
          ...durations.filter((each) => each < 0).map((each) => `a duration of ${each} ms`),
        ],
      };
    },
    rounds * roundMs,
  );
};
