import {existsSync} from 'node:fs';
import {readlink} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';

/** What a NixOS boots by. */
export type SystemFiles = {readonly kernel: string; readonly initrd: string};

/**
 * The kernel and initrd of `system`, which lies beside the `bin` of a run script in what `build-vm` makes. The script there
 * is a link into another folder, and what we are given may be a link to it: each on the way is looked at.
 */
export const findSystem = async (script: string): Promise<SystemFiles | undefined> => {
  let path: string | undefined = resolve(script);
  while (path !== undefined) {
    const system = join(dirname(dirname(path)), 'system');
    const files = {kernel: join(system, 'kernel'), initrd: join(system, 'initrd')};
    if (existsSync(files.kernel) && existsSync(files.initrd)) {
      return files;
    }
    const target: string | undefined = await readlink(path).catch(() => undefined);
    path = target === undefined ? undefined : resolve(dirname(path), target);
  }
  return undefined;
};
