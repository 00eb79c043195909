import {readFile} from 'node:fs/promises';

/** What the run script of a VM says of what it starts; undefined for what it does not say in a way that we know. */
export type RunScriptText = {
  /** Absolute path of the QEMU that it brings. */
  readonly qemu: string | undefined;
  readonly kernel: string | undefined;
  readonly initrd: string | undefined;
  /** It has a disk, in the file that NIX_DISK_IMAGE names; without one it would still make the file. */
  readonly hasDisk: boolean;
  /** Mebibytes of memory (`virtualisation.memorySize`). */
  readonly memoryMiB: number | undefined;
  /** Why a machine of it cannot be saved, with the option of NixOS that makes it so; undefined when nothing of it is known that would not do. */
  readonly notSaved: string | undefined;
};

/** What of a script makes a machine that QEMU cannot save, or that is more than its memory and the store's image. */
const notSaved: readonly (readonly [RegExp, string])[] = [
  [/\s-virtfs\s|\bvirtio-9p\b/, 'it shares folders of the host by 9p (virtualisation.sharedDirectories)'],
  [
    /\bvhost-user-fs\b|\bvirtiofsd\b/,
    'it shares folders of the host by virtiofs (virtualisation.sharedDirectories)',
  ],
  [/\bmemory-backend\b|\s-numa\s/, 'its memory is shared by QEMU (virtualisation.enableSharedMemory)'],
  [
    /\bif=pflash\b|\bswtpm_|\btpmdev\b/,
    'it has firmware or a TPM with a state (virtualisation.useEFIBoot, virtualisation.tpm)',
  ],
];

/** Reads a script that NixOS' `build-vm` makes, in any of the forms that it has had since 2019. */
export const readRunScript = async (script: string): Promise<RunScriptText> => {
  const text = await readFile(script, 'utf8');
  const found = (pattern: RegExp): string | undefined => pattern.exec(text)?.groups?.path;
  // What stands after :- is the disk of virtualisation.diskImage, nothing for null.
  const hasDisk = !text.includes('${NIX_DISK_IMAGE:-}');
  const memory = /\s-m (?<mib>\d+)\s/.exec(text)?.groups?.mib;
  return {
    qemu: found(/(?:^|\s)(?<path>\/\S+\/bin\/qemu-(?:kvm|system-\w+))(?=\s)/),
    // Mostly as ${VARIABLE:-PATH}.
    kernel: found(/\s-kernel (?:\$\{\w+:-)?(?<path>\/[^\s}]+)/),
    initrd: found(/\s-initrd (?<path>\/\S+)/),
    hasDisk,
    memoryMiB: memory === undefined ? undefined : Number(memory),
    notSaved: whyNotSaved(text, hasDisk, memory),
  };
};

const whyNotSaved = (text: string, hasDisk: boolean, memory: string | undefined): string | undefined => {
  const known = notSaved.find(([pattern]) => pattern.test(text))?.[1];
  if (known !== undefined) {
    return known;
  }
  if (hasDisk) {
    return 'it writes to a disk (virtualisation.diskImage)';
  }
  const drives = [...text.matchAll(/\s-drive (?<drive>\S+)/g)].map(({groups}) => groups?.drive ?? '');
  if (drives.some((drive) => !/(?:^|,)file="?\$TMPDIR"?\/store\.img(?:,|$)/.test(drive))) {
    return 'it has disks of its own (virtualisation.emptyDiskImages or others)';
  }
  return memory === undefined ? 'its script does not say how much memory it has' : undefined;
};
