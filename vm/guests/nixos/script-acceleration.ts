import {existsSync} from 'node:fs';
import {realpath} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Acceleration, AccelerationChoice} from '../../../harness/qemu/acceleration.ts';
import type {CachePaths} from '../../cache/cache-paths.ts';
import {askedAcceleration} from '../../acceleration/asked-acceleration.ts';

/**
 * Which accelerator a VM gets that a run script starts. KVM is proved with the VM's own kernel, which lies beside the
 * script in what `build-vm` makes; without one, only `kvm` asked for takes it on trust.
 *
 * @throws MachineryError when KVM is asked for and does not work.
 */
export const scriptAcceleration = async (
  choice: AccelerationChoice,
  script: string,
  cache: CachePaths,
): Promise<Acceleration> => {
  const system = join(dirname(dirname(await realpath(script))), 'system');
  const kernel = join(system, 'kernel');
  const initrd = join(system, 'initrd');
  if (existsSync(kernel) && existsSync(initrd)) {
    return askedAcceleration(
      choice,
      {binary: 'qemu-system-x86_64', kernel: await realpath(kernel), initrd: await realpath(initrd)},
      cache.acceleration('nixos'),
    );
  }
  return choice === 'kvm'
    ? {accelerator: 'kvm', why: 'asked for; there is no kernel beside the script to prove it with'}
    : {
        accelerator: 'tcg',
        why: choice === 'tcg' ? 'asked for' : 'no kernel beside the script to prove KVM with',
      };
};
