import {randomBytes} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Bench} from '../../vm/lab/bench.ts';
import type {BenchContext} from './bench-context.ts';
import {benched} from './benched.ts';

export type RestoredBench = {
  readonly bench: Bench;
  /** Milliseconds from the start of restoring until the guest had run a command: the one that sets its clock. */
  readonly restoreMs: number;
};

/**
 * A guest restored with the units of all steps deployed. Building what it is restored from is not counted.
 *
 * @throws MachineryError when it had to be booted.
 */
export const restoreBench = async ({
  lab,
  steps,
}: Pick<BenchContext, 'lab' | 'steps'>): Promise<RestoredBench> => {
  const name = `bench-${randomBytes(3).toString('hex')}`;
  const files = lab.run.file(name);
  await mkdir(files);
  let restoreMs: number | undefined;
  const bench = await lab.bench({
    ...benched,
    name,
    steps,
    files,
    async phase(phase, work) {
      const startedAt = performance.now();
      const result = await work();
      if (phase === 'restore') {
        restoreMs = performance.now() - startedAt;
      }
      return result;
    },
  });
  if (restoreMs === undefined) {
    await bench[Symbol.asyncDispose]();
    throw new MachineryError('the guest was booted: no snapshot could be restored');
  }
  return {bench, restoreMs};
};
