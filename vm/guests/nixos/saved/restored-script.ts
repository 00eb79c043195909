import {readRunScript} from '../../../../harness/qemu/read-run-script.ts';
import {MigrationError} from '../../../../harness/snapshot/migration-error.ts';
import {fromSnapshot} from '../../snapshot/from-snapshot.ts';
import type {Snapshot} from '../../snapshot/snapshot.ts';
import type {BootedVm} from '../script/booted-vm.ts';
import type {ScriptMachine} from '../script/script-machine.ts';
import {bootedVmSnapshot} from './booted-vm-snapshot.ts';
import {restoreVm} from './restore-vm.ts';

/**
 * The VM of a run script from a snapshot, which is made when there is none; undefined, after one line that says why, when it
 * cannot be saved.
 *
 * @param upon another snapshot that is to be restored, made of the one of the VM as it has booted
 * @throws MachineryError when it does not boot.
 */
export const restoredScript = async (
  vm: ScriptMachine,
  upon?: (booted: Snapshot) => Promise<Snapshot>,
): Promise<BootedVm | undefined> => {
  const {notSaved, memoryMiB} = await readRunScript(vm.script);
  const say = (why: string): void =>
    vm.onWarning(`${vm.name}: it is booted each time, as it cannot be saved: ${why}`);
  if (notSaved !== undefined || memoryMiB === undefined) {
    say(notSaved ?? 'nobody knows how much memory it has');
    return undefined;
  }
  try {
    return await fromSnapshot(vm, upon === undefined ? 1 : 2, async () => {
      const booted = await bootedVmSnapshot(vm, memoryMiB);
      const snapshot = upon === undefined ? booted : await upon(booted);
      return vm.phase('restore', async () => restoreVm(snapshot, vm));
    });
  } catch (error) {
    if (error instanceof MigrationError) {
      say(error.message);
      return undefined;
    }
    throw error;
  }
};
