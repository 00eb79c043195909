import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {PeakMemory} from './peak-memory.ts';
import {startConfinement, type StartConfinementOptions} from './start-confinement.ts';

/** Milliseconds for one run. */
const limitMs = 20 * 60_000;

/** Milliseconds between two looks at the memory of a run. */
const lookMs = 500;

export type WholeRun = {
  /** Milliseconds of the whole, from the start of node to its end. */
  readonly wholeMs: number;
  /** MiB that Node's processes had in memory at most, added up. */
  readonly peakMiB: number;
};

/**
 * Runs `confinement` in a project to its end.
 *
 * @throws MachineryError when it does not pass.
 */
export const wholeRun = async (options: StartConfinementOptions): Promise<WholeRun> => {
  const limit = AbortSignal.timeout(limitMs);
  const startedAt = performance.now();
  const child = startConfinement({...options, signal: AbortSignal.any([options.signal, limit])});
  const memory = new PeakMemory(child.pid);
  const looks = setInterval(() => void memory.look(), lookMs);
  const {exitCode, stderr} = await child.finally(() => clearInterval(looks));
  const wholeMs = performance.now() - startedAt;
  options.signal.throwIfAborted();
  if (exitCode !== 0) {
    const [last] = stderr.trim().split('\n').slice(-1);
    throw new MachineryError(
      limit.aborted
        ? `confinement ${options.args.join(' ')} took longer than ${limitMs / 60_000} minutes`
        : `confinement ${options.args.join(' ')} ended with exit status ${exitCode ?? 'none'}: ${last ?? ''}`,
    );
  }
  return {wholeMs, peakMiB: memory.mebibytes};
};
