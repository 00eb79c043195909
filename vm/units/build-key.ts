import {createHash} from 'node:crypto';
import {realpath, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {findProgram} from '../../harness/process/find-program.ts';
import type {ModuleSource} from '../modules/module-source.ts';
import type {BuildUnitsOptions} from './build-units.ts';
import {hashFiles} from './hash-files.ts';
import {muslFolders} from './musl-folders.ts';
import {versionOf} from './version-of.ts';

/** What evaluates the steps, and what the builds run before the guest's own programs work there. */
const programs = ['nix-build', 'busybox', 'patchelf', 'tcc'];

/**
 * The hash of all that decides what Nix makes of steps, or says of them: their text as Nix reads it, our expressions,
 * the module, the guest's programs, whose folder is named by what they are, and the host's tools. A checkout of nixpkgs is
 * told by its path alone: nobody knows which of its files an evaluation reads, so what came of one is no answer for later.
 */
export const buildKey = async (
  text: string,
  {module, rootfs}: Pick<BuildUnitsOptions, 'module' | 'rootfs'>,
): Promise<string> => {
  const [root, {ino, mtimeMs}, ours, ...versions] = await Promise.all([
    realpath(rootfs),
    // An image that was removed is made anew under the same name.
    stat(rootfs),
    hashFiles(join(import.meta.dirname, '..'), ['nix', 'nixos', 'probe']),
    ...programs.map(async (name) => versionOf(findProgram(name))),
    ...muslFolders.map(async ({libraries}) => versionOf(join(libraries, 'libc.a'))),
  ]);
  return createHash('sha256')
    .update(
      JSON.stringify({
        steps: text,
        module: await moduleKey(module),
        rootfs: [root, ino, mtimeMs],
        ours,
        versions,
      }),
    )
    .digest('hex')
    .slice(0, 16);
};

const moduleKey = async (module: ModuleSource): Promise<string> =>
  typeof module === 'string' ? module : realpath(module.nixpkgs);
