import {HarnessError} from '../../harness/errors/harness-error.ts';
import {proveSuite, type ProveSuiteOptions} from './prove-suite.ts';
import type {ProvedSuite} from './proved-suite.ts';

/**
 * Proves the steps of a suite that failed again, up to `times` times, each on a machine of its own where the guest allows it.
 * Their verdicts stay: one that passes then is flaky. What breaks a machine of a rerun is told with that rerun, and says
 * nothing of the step.
 *
 * @throws what interrupts the run, and defects of ours.
 */
export const rerunFailed = async (
  options: Omit<ProveSuiteOptions, 'prover' | 'onFailed' | 'round'>,
  proved: ProvedSuite,
  times: number,
): Promise<void> => {
  const {steps, guest, progress, signal} = options;
  for (let number = 1; number <= times; number += 1) {
    const failed = steps.filter(({number: step}) => {
      const {status, flaky} = proved.cases.get(step)?.record ?? {};
      return status === 'failed' && flaky !== true;
    });
    if (failed.length === 0) {
      return;
    }
    progress.say(
      `${proved.suite.record.name}: proving again what failed: ${failed.map((step) => step.number).join(', ')}`,
    );
    try {
      await proveSuite({
        ...options,
        steps: failed,
        isolate: guest.refuses.isolate === undefined,
        // Other suites have machines meanwhile; this one has room for one.
        jobs: 1,
        rerun: {number, of: proved},
      });
    } catch (error) {
      if (signal.aborted || !HarnessError.is(error) || error.kind === 'usage') {
        throw error;
      }
      progress.say(`${proved.suite.record.name}: rerun ${number}: ${error.message.split('\n')[0] ?? ''}`);
    }
  }
};
