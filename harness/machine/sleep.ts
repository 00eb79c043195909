import {CommandFailedError} from './command-failed-error.ts';
import type {MachineContext} from './machine-context.ts';

/**
 * Sleeps for `ms` milliseconds of the guest's time, by its own `sleep`: where the guest's clock is slower than the host's, as
 * on an emulated processor, that is what its timers wait for too.
 *
 * @throws CommandFailedError when the guest's sleep fails, as for a negative time.
 */
export const sleep = async (machine: MachineContext, ms: number): Promise<void> => {
  const result = await machine.execute(`sleep -- ${(ms / 1000).toFixed(3)}`, {timeoutMs: ms + 60_000});
  if (result.exitStatus !== 0) {
    throw new CommandFailedError(machine.name, 'exit status 0', result);
  }
};
