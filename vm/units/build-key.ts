import {createHash} from 'node:crypto';
import {realpath, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {findProgram} from '../../harness/process/find-program.ts';
import type {ModuleSource} from '../modules/module-source.ts';
import type {BuildUnitsOptions} from './build-units.ts';
import {hashFiles} from './hash-files.ts';
import {muslFolders} from './musl-folders.ts';
import {renderSteps} from './render-steps.ts';

/** All of a checkout that the evaluation of a step reads. */
const nixpkgsFiles = ['lib', 'nixos/lib', 'nixos/modules/security/systemd-confinement.nix'];

/** What evaluates the steps, and what the builds run before the guest's own programs work there. */
const programs = ['nix-build', 'busybox', 'patchelf', 'tcc'];

/**
 * The hash of all that decides what Nix makes of steps, or says of them: their text, our expressions, the module, the
 * guest's programs, whose folder is named by what they are, and the host's tools.
 */
export const buildKey = async ({
  steps,
  module,
  rootfs,
}: Pick<BuildUnitsOptions, 'steps' | 'module' | 'rootfs'>): Promise<string> => {
  const [root, {ino, mtimeMs}, ours, ...tools] = await Promise.all([
    realpath(rootfs),
    // An image that was removed is made anew under the same name.
    stat(rootfs),
    hashFiles(join(import.meta.dirname, '..'), ['nix', 'nixos', 'probe']),
    ...programs.map((name) => identity(findProgram(name))),
    ...muslFolders.map(({libraries}) => identity(join(libraries, 'libc.a'))),
  ]);
  return createHash('sha256')
    .update(
      JSON.stringify({
        steps: renderSteps(steps),
        module: await moduleKey(module),
        rootfs: [root, ino, mtimeMs],
        ours,
        tools,
      }),
    )
    .digest('hex')
    .slice(0, 16);
};

const moduleKey = async (module: ModuleSource): Promise<string> =>
  typeof module === 'string' ? module : hashFiles(module.nixpkgs, nixpkgsFiles);

/** What tells one version of a file from another; undefined when it is not there. */
const identity = async (file: string | undefined): Promise<unknown> => {
  try {
    if (file === undefined) {
      return undefined;
    }
    const {size, mtimeMs} = await stat(file);
    return [await realpath(file), size, mtimeMs];
  } catch {
    return undefined;
  }
};
