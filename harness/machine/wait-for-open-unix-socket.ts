import {NotYet} from '../wait/not-yet.ts';
import type {MachineContext} from './machine-context.ts';
import type {Wait} from './wait.ts';

/**
 * Waits until something listens on the unix stream socket `path`, by the kernel's table /proc/net/unix.
 *
 * @throws WaitError when nothing does in time.
 */
export const waitForOpenUnixSocket = async (
  machine: MachineContext,
  path: string,
  wait: Wait,
): Promise<void> =>
  machine.until(`unix socket ${path}`, wait, async (signal) => {
    // A connection would start an instance of an Accept=yes unit; the kernel's table costs nothing.
    const table = await machine.ssh.exec('cat /proc/net/unix', {signal});
    const listens = table.stdout
      .toString('utf8')
      .split('\n')
      .some((line) => {
        const [, , , flags, , , , bound] = line.trim().split(/\s+/);
        return bound === path && flags === '00010000';
      });
    if (!listens) {
      throw new NotYet('nothing listens on it');
    }
  });
