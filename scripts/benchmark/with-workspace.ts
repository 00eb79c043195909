import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import type {BenchmarkContext} from './benchmark-context.ts';

export type WithLabOptions = Pick<BenchmarkContext, 'runs' | 'say' | 'signal'> & {
  /** Milliseconds after which all that goes on in the workspace is ended. */
  limitMs: number;
};

/**
 * Lets `use` work in a workspace of its own.
 *
 * @throws MachineryError when the time is up.
 */
export const withWorkspace = async (
  {runs, say, signal: interrupted, limitMs}: WithLabOptions,
  use: (context: BenchmarkContext) => Promise<void>,
): Promise<void> => {
  const limit = AbortSignal.timeout(limitMs);
  const signal = AbortSignal.any([interrupted, limit]);
  try {
    await using workspace = await Workspace.open({acceleration: 'auto', onProgress: say, signal});
    await use({workspace, steps: await loadSteps(), runs, say, signal});
  } catch (error) {
    interrupted.throwIfAborted();
    throw limit.aborted
      ? new MachineryError(`not done within ${(limitMs / 60_000).toFixed(0)} minutes`, {cause: error})
      : error;
  }
};
