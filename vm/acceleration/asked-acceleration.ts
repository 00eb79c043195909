import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Acceleration, AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import {chooseAcceleration} from '../../harness/qemu/choose-acceleration.ts';
import {KvmUnusableError} from '../../harness/qemu/kvm-unusable-error.ts';
import type {QemuSpec} from '../../harness/qemu/qemu-spec.ts';
import {runFolderPrefix} from '../cache/run-folder-prefix.ts';

/**
 * Which accelerator the user gets for the `--accel` that was asked for, and why.
 *
 * @throws MachineryError that names the option when it is KVM, which does not work.
 */
export const askedAcceleration = async (
  choice: AccelerationChoice,
  spec: Pick<QemuSpec, 'binary' | 'kernel' | 'initrd'>,
  verdictFile: string,
): Promise<Acceleration> => {
  try {
    return await chooseAcceleration(choice, spec, {verdictFile, folderPrefix: runFolderPrefix});
  } catch (error) {
    if (error instanceof KvmUnusableError) {
      throw new MachineryError(`--accel kvm: ${error.reason}`, {cause: error});
    }
    throw error;
  }
};
