import {readFile} from 'node:fs/promises';

/** What the run script of a VM says of what it starts; undefined for what it does not say in a way that we know. */
export type RunScriptText = {
  /** Absolute path of the QEMU that it brings. */
  readonly qemu: string | undefined;
  readonly kernel: string | undefined;
  readonly initrd: string | undefined;
  /** It has a disk, in the file that NIX_DISK_IMAGE names; without one it would still make the file. */
  readonly hasDisk: boolean;
};

/** Reads a script that NixOS' `build-vm` makes, in any of the forms that it has had since 2019. */
export const readRunScript = async (script: string): Promise<RunScriptText> => {
  const text = await readFile(script, 'utf8');
  const found = (pattern: RegExp): string | undefined => pattern.exec(text)?.groups?.path;
  return {
    qemu: found(/(?:^|\s)(?<path>\/\S+\/bin\/qemu-(?:kvm|system-\w+))(?=\s)/),
    // Mostly as ${VARIABLE:-PATH}.
    kernel: found(/\s-kernel (?:\$\{\w+:-)?(?<path>\/[^\s}]+)/),
    initrd: found(/\s-initrd (?<path>\/\S+)/),
    // What stands after :- is the disk of virtualisation.diskImage, nothing for null.
    hasDisk: !text.includes('${NIX_DISK_IMAGE:-}'),
  };
};
