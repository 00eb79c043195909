import {randomBytes} from 'node:crypto';
import type {BareGuest} from '../../guest/bare-guest.ts';
import {bootFromSetup} from '../boot/boot-from-setup.ts';
import type {DebianMachineSetup} from '../boot/debian-setup.ts';
import {bootedSnapshot} from '../snapshot/booted-snapshot.ts';
import {createStoreDisk} from '../store-disk/create-store-disk.ts';
import {fromSnapshot} from '../../snapshot/from-snapshot.ts';
import {restoreFromSetup} from './restore-from-setup.ts';

/** A booted guest. */
const layers = 1;

/**
 * A guest as it has booted, from a snapshot or, when `cold`, booted: its store disk is empty and not mounted.
 *
 * @throws MachineryError when it does not boot.
 */
export const openBareDebian = async (setup: DebianMachineSetup, cold: boolean): Promise<BareGuest> => {
  const id = randomBytes(3).toString('hex');
  const storeDisk = setup.run.file(`${id}.store`);
  await createStoreDisk(storeDisk);
  const warm = cold
    ? undefined
    : await fromSnapshot(setup, layers, async () =>
        restoreFromSetup(setup, await bootedSnapshot(setup, setup.signal), storeDisk, false),
      );
  const started = warm ?? (await bootFromSetup(setup, {storeDisk, id}));
  return {...started, guest: setup.guest, ended: started.qemu.ended, acceleration: setup.acceleration};
};
