import {randomBytes} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {withConsole} from '../../../../harness/console/with-console.ts';
import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import type {BareGuest} from '../../guest/bare-guest.ts';
import {bootDebian} from '../boot/boot-debian.ts';
import type {DebianMachineSetup} from '../boot/debian-setup.ts';
import {bootedSnapshot} from '../snapshot/booted-snapshot.ts';
import {loginOf} from '../snapshot/deployed-snapshot.ts';
import {restoreSnapshot} from '../snapshot/restore-snapshot.ts';
import {SnapshotUnusableError} from '../snapshot/snapshot-unusable-error.ts';
import {createStoreDisk} from '../store-disk/create-store-disk.ts';

/** Times that a guest is tried from a snapshot, which may turn out to be unusable once. */
const attempts = 2;

/**
 * A guest as it has booted, from a snapshot or, when `cold`, booted: its store disk is empty and not mounted.
 *
 * @throws MachineryError when it does not boot.
 */
export const openBareDebian = async (setup: DebianMachineSetup, cold: boolean): Promise<BareGuest> => {
  const {run, acceleration, guest} = setup;
  const id = randomBytes(3).toString('hex');
  const storeDisk = run.file(`${id}.store`);
  await createStoreDisk(storeDisk);
  const started = await start(setup, cold, storeDisk, run.socket(`${id}.qmp`));
  return {...started, guest, ended: started.qemu.ended, acceleration};
};

const start = async (
  setup: DebianMachineSetup,
  cold: boolean,
  storeDisk: string,
  qmpSocket: string,
): Promise<StartedMachine> => {
  const {phase, run, name, image, acceleration, signal, timeoutFactor} = setup;
  const files = {consoleFile: setup.consoleFile, journalFile: setup.journalFile};
  const limits = {timeoutFactor, ...(signal === undefined ? {} : {signal})};
  for (let attempt = 1; !cold && attempt <= attempts; attempt++) {
    try {
      const snapshot = await bootedSnapshot(setup, signal);
      return await phase('restore', async () =>
        restoreSnapshot(snapshot, {name, run, storeDisk, login: loginOf(setup), ...files, ...limits}),
      );
    } catch (error) {
      if (!(error instanceof SnapshotUnusableError)) {
        throw error;
      }
      setup.onWarning(`${error.message}; it is removed and made anew`);
      await rm(error.folder, {recursive: true, force: true});
    }
  }
  return withConsole(setup.consoleFile, async (console) =>
    phase('boot', async () =>
      bootDebian({
        name,
        image,
        storeDisk,
        accelerator: acceleration.accelerator,
        privateKey: setup.privateKey,
        qmpSocket,
        console,
        journalFile: setup.journalFile,
        ...limits,
      }),
    ),
  );
};
