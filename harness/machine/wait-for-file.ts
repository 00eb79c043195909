import {quote} from '../process/quote.ts';
import {NotYet} from '../wait/not-yet.ts';
import type {MachineContext} from './machine-context.ts';
import type {Wait} from './wait.ts';

/**
 * Waits until `path` exists in the guest.
 *
 * @throws WaitError when it does not in time.
 */
export const waitForFile = async (machine: MachineContext, path: string, wait: Wait): Promise<void> =>
  machine.until(`file ${path}`, wait, async (signal) => {
    const result = await machine.ssh.exec(`test -e ${quote(path)}`, {signal});
    if (result.exitStatus !== 0) {
      throw new NotYet('no such file');
    }
  });
