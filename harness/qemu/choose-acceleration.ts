import {createHash} from 'node:crypto';
import {readFile, stat} from 'node:fs/promises';
import {z} from 'zod';
import {writeFileAtomic} from '../atomic/write-file-atomic.ts';
import {run} from '../process/run.ts';
import type {Acceleration, AccelerationChoice} from './acceleration.ts';
import {kvmAccess} from './kvm-access.ts';
import {KvmUnusableError} from './kvm-unusable-error.ts';
import {proveKvm} from './prove-kvm.ts';
import type {QemuSpec} from './qemu-spec.ts';

const verdictShape = z.object({key: z.string(), broken: z.string().optional()});

/** Where KVM is proved, and where that is remembered. */
export type ChooseAccelerationOptions = {
  /** File that keeps the proof for the next time. */
  verdictFile: string;
  /** How the name of the folder in the temporary directory begins that the proof works in. */
  folderPrefix: string;
};

/**
 * Which accelerator to use. `auto` takes KVM when it is proved to work, else TCG; the proof is remembered in
 * `verdictFile` for this boot of the host, this QEMU and this kernel.
 *
 * @throws KvmUnusableError when KVM is asked for and does not work.
 */
export const chooseAcceleration = async (
  choice: AccelerationChoice,
  spec: Pick<QemuSpec, 'binary' | 'kernel' | 'initrd'>,
  options: ChooseAccelerationOptions,
): Promise<Acceleration> => {
  if (choice === 'tcg') {
    return {accelerator: 'tcg', why: 'asked for'};
  }
  const broken = (await kvmAccess()) ?? (await remembered(spec, options));
  if (broken === undefined) {
    return {accelerator: 'kvm', why: choice === 'kvm' ? 'asked for, and it works' : 'it works'};
  }
  if (choice === 'kvm') {
    throw new KvmUnusableError(broken);
  }
  return {accelerator: 'tcg', why: `no KVM: ${broken}`};
};

const remembered = async (
  spec: Pick<QemuSpec, 'binary' | 'kernel' | 'initrd'>,
  {verdictFile, folderPrefix}: ChooseAccelerationOptions,
): Promise<string | undefined> => {
  const key = await verdictKey(spec);
  try {
    const verdict = verdictShape.parse(JSON.parse(await readFile(verdictFile, 'utf8')));
    if (verdict.key === key) {
      return verdict.broken;
    }
  } catch {
    // No verdict yet, or one that cannot be read: it is made anew.
  }
  const broken = await proveKvm(spec, folderPrefix);
  await writeFileAtomic(verdictFile, `${JSON.stringify({key, broken})}\n`);
  return broken;
};

const verdictKey = async ({binary, kernel}: Pick<QemuSpec, 'binary' | 'kernel'>): Promise<string> => {
  const [boot, version, status] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    run(binary, ['--version']),
    stat(kernel),
  ]);
  return createHash('sha256')
    .update([boot, version.stdout, kernel, status.size, status.mtimeMs].join('\0'))
    .digest('hex');
};
