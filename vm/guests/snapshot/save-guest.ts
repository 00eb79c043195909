import {join} from 'node:path';
import type {StartedMachine} from '../../../harness/machine/started-machine.ts';
import {saveState} from '../../../harness/snapshot/save-state.ts';
import {NotYet} from '../../../harness/wait/not-yet.ts';
import {waitUntil} from '../../../harness/wait/wait-until.ts';

/**
 * Saves a guest whose memory is `memory` in `folder`, and leaves it stopped. The connection to it is closed first, as a
 * restored guest must not think that it is still there.
 */
export const saveGuest = async (
  {machine, qemu}: StartedMachine,
  folder: string,
  migrationSocket: string,
): Promise<void> => {
  const timeoutMs = 10_000 * machine.timeoutFactor;
  await machine[Symbol.asyncDispose]();
  await waitUntil(
    async () => {
      const connections = (await qemu.qmp.monitor('info usernet'))
        .split('\n')
        // One in TIME_WAIT is closed on both sides; QEMU forgets it after some ten seconds.
        .filter((line) => /^\s*TCP\[(?!HOST_FORWARD|TIME_WAIT)/.test(line));
      if (connections.length > 0) {
        throw new NotYet(connections.join('; '));
      }
    },
    {what: "QEMU's network to forget the connection", timeoutMs, intervalMs: 20, signal: qemu.ended},
  );
  await saveState(qemu, {stateFile: join(folder, 'state'), socket: migrationSocket, timeoutMs});
};
