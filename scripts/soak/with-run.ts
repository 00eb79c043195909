import {setTimeout as sleep} from 'node:timers/promises';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {ConfinementRun, type RunSetup} from '../testing/confinement-run.ts';
import type {SoakContext} from './soak-context.ts';

/** Milliseconds in which any run of a soak must end, by itself or after a kill: longer is a hang. */
const hangMs = 30 * 60_000;

/**
 * Starts `confinement`, lets `use` have it, and ends whatever is left of it.
 *
 * @throws what `use` throws, what interrupts the soak, and MachineryError when the run hangs.
 */
export const withRun = async <Result>(
  setup: Pick<RunSetup, 'args' | 'project'>,
  {cache, flags, signal}: SoakContext,
  use: (run: ConfinementRun) => Promise<Result>,
  limitMs = hangMs,
): Promise<Result> => {
  signal.throwIfAborted();
  await using run = new ConfinementRun({...setup, args: [...setup.args, ...flags], cache});
  const over = new AbortController();
  try {
    return await Promise.race([
      use(run),
      sleep(limitMs, undefined, {signal: AbortSignal.any([signal, over.signal])}).then(
        () => {
          throw new MachineryError(`the run did not end within ${limitMs / 1000} s; it said:\n${run.said}`);
        },
        async () => {
          signal.throwIfAborted();
          // The use of it is over, and tells the result.
          return new Promise<never>(() => undefined);
        },
      ),
    ]);
  } finally {
    over.abort();
  }
};
