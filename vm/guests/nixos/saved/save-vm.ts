import {randomBytes} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {RunFolder} from '../../../../harness/run-folder/run-folder.ts';
import {saveGuest} from '../../snapshot/save-guest.ts';
import type {BootedVm} from '../script/booted-vm.ts';
import {journalCursor} from '../script/journal-cursor.ts';
import {type SavedVm, savedVmFile} from './saved-vm.ts';

/**
 * Saves a VM whose memory is `memory` in `folder`, and leaves it stopped.
 *
 * @param commandLine of QEMU, as `vmTemplate` has it
 */
export const saveVm = async (
  vm: BootedVm,
  {folder, run, commandLine}: {folder: string; run: RunFolder; commandLine: readonly string[]},
): Promise<void> => {
  await vm.journal[Symbol.asyncDispose]();
  const saved: SavedVm = {
    commandLine: [...commandLine],
    hostKey: [vm.machine.ssh.target.hostKey].flat().join('\n'),
    cursor: await journalCursor(vm.machine),
  };
  await writeFile(join(folder, savedVmFile), `${JSON.stringify(saved, undefined, 1)}\n`);
  await saveGuest(vm, folder, run.socket(`${randomBytes(3).toString('hex')}.mig`));
};
