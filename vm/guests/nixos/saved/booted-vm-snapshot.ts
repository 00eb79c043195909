import {randomBytes} from 'node:crypto';
import {rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {ConsoleLog} from '../../../../harness/console/console-log.ts';
import {qemuCommandLine} from '../../../../harness/qemu/qemu-command-line.ts';
import {touch} from '../../../cache/touch.ts';
import {ensureSnapshot} from '../../snapshot/ensure-snapshot.ts';
import {fromFilesOf} from '../../snapshot/from-files-of.ts';
import type {Snapshot} from '../../snapshot/snapshot.ts';
import {bootScript} from '../script/boot-script.ts';
import type {ScriptMachine} from '../script/script-machine.ts';
import {saveVm} from './save-vm.ts';
import {storeImage} from './saved-vm.ts';
import {vmKey} from './vm-key.ts';
import {vmTemplate} from './vm-template.ts';

/**
 * A VM as its run script boots it; booted and saved when the cache has none.
 *
 * @param memoryMiB as its script has it
 * @throws SnapshotUnusableError when another run has removed it meanwhile; MachineryError when it does not boot.
 */
export const bootedVmSnapshot = async (vm: ScriptMachine, memoryMiB: number): Promise<Snapshot> => {
  const {cache, run, name} = vm;
  const key = `nixos-booted-${await vmKey(vm)}`;
  const signal = vm.signal === undefined ? {} : {signal: vm.signal};
  const make = async (temporary: string): Promise<void> => {
    const id = randomBytes(3).toString('hex');
    const folder = join(temporary, 'vm');
    const files = {
      memory: join(temporary, 'memory'),
      store: storeImage(folder),
      qmpSocket: run.socket(`${id}.qmp`),
    };
    using console = new ConsoleLog(join(temporary, 'console.log'));
    {
      await using started = await bootScript({
        name,
        script: vm.script,
        folder,
        qmpSocket: files.qmpSocket,
        accelerator: vm.acceleration.accelerator,
        memoryFile: {path: files.memory, memoryMiB},
        console,
        journalFile: join(temporary, 'journal.txt'),
        privateKey: vm.privateKey,
        publicKeyFile: cache.publicKey,
        timeoutFactor: vm.timeoutFactor,
        onWarning: vm.onWarning,
        ...signal,
      });
      const commandLine = vmTemplate(qemuCommandLine(files.qmpSocket), files, folder);
      await saveVm(started, {folder: temporary, run, commandLine});
    }
    await rename(files.store, storeImage(temporary));
    await rm(folder, {recursive: true});
  };
  const snapshot = await ensureSnapshot({
    folder: cache.snapshot(key),
    lockFile: cache.lockOf(key),
    onProgress: vm.onWarning,
    ...signal,
    make: async (temporary) => vm.phase('boot', async () => make(temporary)),
  });
  await fromFilesOf(snapshot, async () => touch(snapshot.folder));
  return snapshot;
};
