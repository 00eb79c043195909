import {NotYet} from '../wait/not-yet.ts';
import {describeEnd} from './describe-result.ts';
import type {MachineContext} from './machine-context.ts';
import type {Wait} from './wait.ts';

/**
 * Runs a command again and again until it succeeds, and resolves to what it wrote then.
 *
 * @throws WaitError with how the last attempt ended.
 */
export const waitUntilSucceeds = async (
  machine: MachineContext,
  command: string,
  wait: Wait,
): Promise<string> =>
  machine.until(`"${command}" to succeed`, wait, async (signal) => {
    const result = await machine.ssh.exec(command, {signal});
    if (result.exitStatus !== 0) {
      throw new NotYet(
        `it ${describeEnd(result)}, stderr: ${result.stderr.toString('utf8').trim() || '(empty)'}`,
      );
    }
    return result.stdout.toString('utf8').replace(/\n$/, '');
  });

/**
 * Runs a command again and again until it fails.
 *
 * @throws WaitError with how the last attempt ended.
 */
export const waitUntilFails = async (machine: MachineContext, command: string, wait: Wait): Promise<void> =>
  machine.until(`"${command}" to fail`, wait, async (signal) => {
    const result = await machine.ssh.exec(command, {signal});
    if (result.exitStatus === 0 || result.exitStatus === undefined) {
      throw new NotYet(`it ${describeEnd(result)}`);
    }
  });
