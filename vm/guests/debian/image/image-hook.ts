import {readFile} from 'node:fs/promises';
import {initrdModules, kernelPackage, maskedUnits} from './image-contents.ts';

/**
 * The environment from which mmdebstrap's customize hook `imageHookCommand` runs `customize.sh`. The script goes there
 * as text, as the namespace that mmdebstrap makes for an ordinary user may not read our files.
 */
export const imageHookEnvironment = async (): Promise<Record<string, string>> => ({
  IMAGE_HOOK: await readFile(new URL('customize.sh', import.meta.url), 'utf8'),
  KERNEL_PACKAGE: kernelPackage,
  MASKED_UNITS: maskedUnits.join(' '),
  INITRD_MODULES: initrdModules.join(' '),
});

/** For --customize-hook. */
export const imageHookCommand = 'sh -c "$IMAGE_HOOK" customize "$1"';
