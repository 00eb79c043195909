import {randomBytes} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import type {ConsoleLog} from '../../../../harness/console/console-log.ts';
import {bootScript} from './boot-script.ts';
import type {BootedVm} from './booted-vm.ts';
import type {ScriptMachine} from './script-machine.ts';

/**
 * Boots a VM by its run script.
 *
 * @throws MachineryError when it does not boot.
 */
export const bootedScript = async (
  {run, phase, cache, acceleration, ...vm}: ScriptMachine,
  console: ConsoleLog,
): Promise<BootedVm> => {
  const id = randomBytes(3).toString('hex');
  await writeFile(vm.journalFile, '');
  return phase('boot', async () =>
    bootScript({
      name: vm.name,
      script: vm.script,
      folder: run.file(`${id}.vm`),
      qmpSocket: run.socket(`${id}.qmp`),
      accelerator: acceleration.accelerator,
      console,
      journalFile: vm.journalFile,
      privateKey: vm.privateKey,
      publicKeyFile: cache.publicKey,
      timeoutFactor: vm.timeoutFactor,
      onWarning: vm.onWarning,
      ...(vm.signal === undefined ? {} : {signal: vm.signal}),
    }),
  );
};
