import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {Lab} from '../../vm/lab/lab.ts';
import type {BenchContext} from './bench-context.ts';

export type WithLabOptions = Pick<BenchContext, 'runs' | 'say' | 'signal'> & {
  /** Milliseconds after which all that goes on in the lab is ended. */
  limitMs: number;
};

/**
 * Lets `use` work in a lab of its own.
 *
 * @throws MachineryError when the time is up.
 */
export const withLab = async (
  {runs, say, signal: interrupted, limitMs}: WithLabOptions,
  use: (context: BenchContext) => Promise<void>,
): Promise<void> => {
  const limit = AbortSignal.timeout(limitMs);
  const signal = AbortSignal.any([interrupted, limit]);
  try {
    await using lab = await Lab.open({acceleration: 'auto', onProgress: say, signal});
    await use({lab, steps: await loadSteps(), runs, say, signal});
  } catch (error) {
    interrupted.throwIfAborted();
    throw limit.aborted
      ? new MachineryError(`not done within ${(limitMs / 60_000).toFixed(0)} minutes`, {cause: error})
      : error;
  }
};
