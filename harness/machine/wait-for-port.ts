import {NotYet} from '../wait/not-yet.ts';
import type {MachineContext} from './machine-context.ts';
import type {Wait} from './wait.ts';

/**
 * Waits until something, or nothing, listens on a TCP port of the guest, by the kernel's tables /proc/net/tcp and tcp6.
 *
 * @throws WaitError when it is not so in time.
 */
export const waitForPort = async (
  machine: MachineContext,
  port: number,
  state: 'open' | 'closed',
  wait: Wait,
): Promise<void> =>
  machine.until(`TCP port ${port} to be ${state}`, wait, async (signal) => {
    const listening = await listens(machine, port, signal);
    if (listening !== (state === 'open')) {
      throw new NotYet(listening ? 'something listens on it' : 'nothing listens on it');
    }
  });

const listens = async (machine: MachineContext, port: number, signal: AbortSignal): Promise<boolean> => {
  const table = await machine.ssh.exec('cat /proc/net/tcp /proc/net/tcp6', {signal});
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table.stdout
    .toString('utf8')
    .split('\n')
    .some((line) => {
      const [, local = '', , state] = line.trim().split(/\s+/);
      return local.endsWith(suffix) && state === '0A';
    });
};
