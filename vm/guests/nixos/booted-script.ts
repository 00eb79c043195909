import {randomBytes} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import type {ConsoleLog} from '../../../harness/console/console-log.ts';
import type {StartedMachine} from '../../../harness/machine/started-machine.ts';
import type {Acceleration} from '../../../harness/qemu/acceleration.ts';
import {bootScript} from './boot-script.ts';
import {findRunScript} from './find-run-script.ts';
import type {ScriptSetup} from './open-script.ts';
import {scriptAcceleration} from './script-acceleration.ts';

/**
 * Boots a VM by its run script.
 *
 * @throws UsageError when there is no such script; MachineryError when it does not boot.
 */
export const bootedScript = async (
  setup: ScriptSetup,
  console: ConsoleLog,
): Promise<{readonly started: StartedMachine; readonly acceleration: Acceleration}> => {
  const {run, name, phase, cache} = setup;
  const script = await findRunScript(setup.path);
  const acceleration = await scriptAcceleration(setup.accelerationChoice, script, cache);
  const id = randomBytes(3).toString('hex');
  await writeFile(setup.journalFile, '');
  const started = await phase('boot', async () =>
    bootScript({
      name,
      script,
      folder: run.file(`${id}.vm`),
      qmpSocket: run.socket(`${id}.qmp`),
      accelerator: acceleration.accelerator,
      console,
      journalFile: setup.journalFile,
      privateKey: setup.privateKey,
      publicKeyFile: cache.publicKey,
      timeoutFactor: setup.timeoutFactor ?? (acceleration.accelerator === 'kvm' ? 1 : 4),
      onWarning: setup.onWarning,
      ...(setup.signal === undefined ? {} : {signal: setup.signal}),
    }),
  );
  return {started, acceleration};
};
