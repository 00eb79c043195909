import {MachineryError} from '../errors/machinery-error.ts';
import type {MachineContext} from './machine-context.ts';
import type {Wait} from './wait.ts';

/**
 * Waits for a line on the console, one shown earlier included, and resolves to it.
 *
 * @throws WaitError when none comes in time; MachineryError when the machine has no console.
 */
export const waitForConsoleText = async (
  machine: MachineContext,
  pattern: RegExp,
  wait: Wait,
): Promise<string> => {
  const shown = machine.console;
  if (shown === undefined) {
    throw new MachineryError(`${machine.name} has no console`);
  }
  return machine.until(
    `${String(pattern)} on the console`,
    {attemptTimeoutMs: wait.timeoutMs ?? 60_000, ...wait},
    async (signal) => shown.waitFor(pattern, signal),
  );
};
