import {existsSync} from 'node:fs';
import {realpath} from 'node:fs/promises';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {findProgram} from '../../../../harness/process/find-program.ts';
import type {Acceleration, AccelerationChoice} from '../../../../harness/qemu/acceleration.ts';
import {askedAcceleration} from '../../../acceleration/asked-acceleration.ts';
import {kvmAccess} from '../../../../harness/qemu/kvm-access.ts';
import {readRunScript} from '../../../../harness/qemu/read-run-script.ts';
import type {CachePaths} from '../../../cache/cache-paths.ts';
import {findSystem} from './find-system.ts';

/**
 * Which accelerator a VM gets that a run script starts. KVM is proved with the VM's own kernel and QEMU: those that lie
 * beside the script in what `build-vm` makes, or that it names.
 *
 * @throws MachineryError when KVM is asked for and does not work, or cannot be proved.
 */
export const scriptAcceleration = async (
  choice: AccelerationChoice,
  script: string,
  cache: CachePaths,
): Promise<Acceleration> => {
  if (choice === 'tcg') {
    return {accelerator: 'tcg', why: 'asked for'};
  }
  const text = await readRunScript(script);
  const {kernel, initrd} = (await findSystem(script)) ?? text;
  const qemu =
    text.qemu !== undefined && existsSync(text.qemu) ? text.qemu : findProgram('qemu-system-x86_64');
  if (
    kernel !== undefined &&
    initrd !== undefined &&
    existsSync(kernel) &&
    existsSync(initrd) &&
    qemu !== undefined
  ) {
    return askedAcceleration(
      choice,
      {binary: qemu, kernel: await realpath(kernel), initrd: await realpath(initrd)},
      cache.acceleration('nixos'),
    );
  }
  const why =
    (await kvmAccess()) ??
    (qemu === undefined
      ? 'the script names no QEMU to prove it with, and none is on PATH'
      : 'no kernel beside the script, or named in it, to prove it with');
  if (choice === 'kvm') {
    throw new MachineryError(`--accel kvm: ${why}`);
  }
  return {accelerator: 'tcg', why: `no KVM: ${why}`};
};
