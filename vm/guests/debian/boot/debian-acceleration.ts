import type {Acceleration} from '../../../../harness/qemu/acceleration.ts';
import {askedAcceleration} from '../../../acceleration/asked-acceleration.ts';
import type {Workspace} from '../../../workspace/workspace.ts';
import type {Image} from '../image/image.ts';

/**
 * Which accelerator guests of this image get, and why.
 *
 * @throws MachineryError when KVM is asked for and does not work.
 */
export const debianAcceleration = async (
  {options, cache}: Pick<Workspace, 'options' | 'cache'>,
  {kernel, initrd}: Image,
): Promise<Acceleration> =>
  askedAcceleration(
    options.acceleration,
    {binary: 'qemu-system-x86_64', kernel, initrd},
    cache.acceleration(),
  );
