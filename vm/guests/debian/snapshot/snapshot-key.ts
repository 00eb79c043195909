import {createHash} from 'node:crypto';
import {realpath, stat} from 'node:fs/promises';
import {basename, dirname} from 'node:path';
import {qemuArguments} from '../../../../harness/qemu/qemu-arguments.ts';
import type {QemuSpec} from '../../../../harness/qemu/qemu-spec.ts';
import {requireProgram} from '../../../units/require-program.ts';
import {hostProcessor} from '../../snapshot/host-processor.ts';

/** Raised when a snapshot is made in another way, so that none of the inputs below shows it. */
const format = 2;

/**
 * The hash of all that a saved guest depends on: QEMU's binary, the machine with its devices and accelerator, kernel,
 * initrd and root (by the name of the image, which is the hash of its inputs), and, under KVM, the host's processor.
 */
export const snapshotKey = async (spec: QemuSpec): Promise<string> => {
  const binary = await realpath(requireProgram(spec.binary, 'qemu-system-x86'));
  const {size, mtimeMs} = await stat(binary);
  const named = (path: string) => `${basename(dirname(path))}/${basename(path)}`;
  const machine = qemuArguments(
    {
      ...spec,
      kernel: named(spec.kernel),
      initrd: named(spec.initrd),
      // The store's content is not the machine's: it is mounted later.
      disks: spec.disks.map(({id, path}) => ({id, path: id === 'store' ? '' : named(path)})),
    },
    {qmpSocket: '', journalFile: ''},
  );
  const processor = spec.accelerator === 'kvm' ? await hostProcessor() : '';
  return createHash('sha256')
    .update(JSON.stringify({format, binary, size, mtimeMs, machine, processor}))
    .digest('hex')
    .slice(0, 16);
};
