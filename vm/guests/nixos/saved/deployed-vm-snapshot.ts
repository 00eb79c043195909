import {link} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {run as runProgram} from '../../../../harness/process/run.ts';
import {touch} from '../../../cache/touch.ts';
import {ensureSnapshot} from '../../snapshot/ensure-snapshot.ts';
import {fromFilesOf} from '../../snapshot/from-files-of.ts';
import type {Snapshot} from '../../snapshot/snapshot.ts';
import type {ScriptMachine} from '../script/script-machine.ts';
import {deployToVm} from './deploy-to-vm.ts';
import {restoreVm} from './restore-vm.ts';
import {readSavedVm, storeImage} from './saved-vm.ts';
import {saveVm} from './save-vm.ts';
import {vmReportFile} from './vm-report-file.ts';

/**
 * A VM with units put into it. It is made of a restored booted one when the cache has none.
 *
 * @param units store path of what vm/nixos/saved-guest.nix says of them
 * @param folder `deployedVmFolder` of both
 * @throws SnapshotUnusableError when that one does not answer.
 */
export const deployedVmSnapshot = async (
  vm: ScriptMachine,
  booted: Snapshot,
  {units, folder}: {units: string; folder: string},
): Promise<Snapshot> => {
  const {cache, run} = vm;
  const signal = vm.signal === undefined ? {} : {signal: vm.signal};
  const make = async (temporary: string): Promise<void> => {
    const memory = join(temporary, 'memory');
    await fromFilesOf(booted, async () => {
      await runProgram('cp', ['--sparse=always', '--reflink=auto', '--', booted.memory, memory]);
      // So that it is there as long as this one is.
      await link(storeImage(booted.folder), storeImage(temporary));
    });
    await using started = await restoreVm(booted, {
      name: vm.name,
      run,
      privateKey: vm.privateKey,
      timeoutFactor: vm.timeoutFactor,
      memoryCopy: memory,
      consoleFile: join(temporary, 'console.log'),
      journalFile: join(temporary, 'journal.txt'),
      ...signal,
    });
    // All steps: whoever restores it may want any.
    const {steps, onWarning} = vm;
    const report = await deployToVm({run, steps, onWarning, ...signal}, started.machine, units);
    await vmReportFile.write(temporary, report);
    const {commandLine} = await readSavedVm(booted.folder);
    await saveVm(started, {folder: temporary, run, commandLine});
  };
  const snapshot = await ensureSnapshot({
    folder,
    lockFile: cache.lockOf(basename(folder)),
    onProgress: vm.onWarning,
    ...signal,
    make: async (temporary) => vm.phase('deploy', async () => make(temporary)),
  });
  await fromFilesOf(snapshot, async () => touch(snapshot.folder));
  return snapshot;
};
