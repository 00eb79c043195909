import {randomBytes} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {mustSucceed} from '../../../../harness/machine/must-succeed.ts';
import {openLoginPort} from '../../../../harness/machine/open-login-port.ts';
import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import type {RunFolder} from '../../../../harness/run-folder/run-folder.ts';
import {readGreeting} from '../../../../harness/ssh/read-greeting.ts';
import {saveGuest} from '../../snapshot/save-guest.ts';

/** File in a snapshot with what the sshd that waits in it has said already. */
export const greetingFile = 'greeting';

/**
 * Saves a guest as `saveGuest` does, with an sshd in it that has begun and waits for who logs in: to start one takes a translated
 * processor as long as all the rest of a restore. That is for guests that are logged in to once. Where another process logs in too, as to
 * prove steps, its sshd is the first of its kind, and takes the time that this one has saved.
 *
 * @param options.loginSocket of the guest's QEMU
 */
export const saveWithLogin = async (
  started: StartedMachine,
  {folder, run, loginSocket}: {folder: string; run: RunFolder; loginSocket: string},
): Promise<void> => {
  const {machine, qemu} = started;
  const port = await openLoginPort(loginSocket);
  try {
    const [greeting] = await Promise.all([
      readGreeting(port, {
        name: machine.name,
        timeoutMs: 10_000 * machine.timeoutFactor,
        signal: qemu.ended,
      }),
      mustSucceed(
        machine,
        'systemctl start guest-login.service',
        {timeoutMs: 10_000},
        `${machine.name}: no sshd can wait in it`,
      ),
    ]);
    await writeFile(join(folder, greetingFile), greeting);
    // The port stays open until the state is written: that it is belongs to it.
    await saveGuest(started, folder, run.socket(`${randomBytes(3).toString('hex')}.mig`));
  } finally {
    port.destroy();
  }
};
