import {createHash} from 'node:crypto';
import {readFile, realpath} from 'node:fs/promises';
import {versionOf} from '../../../units/version-of.ts';
import {bringInProcessors} from '../../../../harness/qemu/bring-in-processors.ts';
import {readRunScript} from '../../../../harness/qemu/read-run-script.ts';
import {hostProcessor} from '../../snapshot/host-processor.ts';
import type {ScriptMachine} from '../script/script-machine.ts';

/** Raised when a VM is saved in another way, so that none of the inputs below shows it. */
const format = 1;

/**
 * The hash of all that a saved VM depends on: its run script, which names the system by its store path, kernel, initrd and
 * QEMU, the accelerator, and what is done after the boot; under KVM the host's processor.
 */
export const vmKey = async ({
  script,
  acceleration: {accelerator},
}: Pick<ScriptMachine, 'script' | 'acceleration'>): Promise<string> => {
  const {qemu, kernel, initrd} = await readRunScript(script);
  return createHash('sha256')
    .update(
      JSON.stringify({
        format,
        bringInProcessors,
        path: await realpath(script),
        text: await readFile(script, 'utf8'),
        files: await Promise.all([qemu, kernel, initrd].map(versionOf)),
        accelerator,
        processor: accelerator === 'kvm' ? await hostProcessor() : '',
      }),
    )
    .digest('hex')
    .slice(0, 16);
};
