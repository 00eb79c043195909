import {randomBytes} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import type {BenchmarkContext} from './benchmark-context.ts';
import {measuredOn} from './measured-on.ts';

export type RestoredGuest = {
  readonly started: StartedGuest;
  /** Milliseconds from the start of restoring until the guest had run a command: the one that sets its clock. */
  readonly restoreMs: number;
};

/**
 * A guest restored with the units of all steps deployed. Building what it is restored from is not counted.
 *
 * @throws MachineryError when it had to be booted.
 */
export const restoreGuest = async ({
  workspace,
  steps,
}: Pick<BenchmarkContext, 'workspace' | 'steps'>): Promise<RestoredGuest> => {
  const name = `bench-${randomBytes(3).toString('hex')}`;
  const files = workspace.run.file(name);
  await mkdir(files);
  let restoreMs: number | undefined;
  const started = await measuredOn.guest.open(workspace, {
    module: measuredOn.module,
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
    await started[Symbol.asyncDispose]();
    throw new MachineryError('the guest was booted: no snapshot could be restored');
  }
  return {started, restoreMs};
};
