import {waitUntil} from '../wait/wait-until.ts';
import type {MachineContext} from './machine-context.ts';

/** Limit of a call that ends or restarts a machine. */
export type PowerOptions = {
  /** Milliseconds for all of it, before the machine's factor. */
  timeoutMs?: number;
};

/**
 * Powers the guest off in good order and resolves when it is off.
 *
 * @throws WaitError when it is still up after `timeoutMs` milliseconds (default: 60 s).
 */
export const shutdown = async (
  machine: MachineContext,
  {timeoutMs = 60_000}: PowerOptions,
): Promise<void> => {
  const power = machine.switch('shutdown');
  // The connection ends in the middle of this: how is of no interest, that the machine ends is.
  void machine.ssh.exec('systemctl poweroff').catch(() => undefined);
  await waitUntil(async () => power.waitForEnd(), {
    what: `${machine.name} to power off`,
    timeoutMs: timeoutMs * machine.timeoutFactor,
    attemptTimeoutMs: timeoutMs * machine.timeoutFactor,
  });
};
