import {createHash} from 'node:crypto';
import {realpath, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {ModuleSource} from '../modules/module-source.ts';
import type {BuildUnitsOptions} from '../units/build-units.ts';
import {renderSteps} from '../units/render-steps.ts';
import {requireProgram} from '../units/require-program.ts';
import {hashFiles} from './hash-files.ts';

/** All of a checkout that the evaluation of a step reads. */
const nixpkgsFiles = ['lib', 'nixos/lib', 'nixos/modules/security/systemd-confinement.nix'];

/**
 * The hash of all that decides what Nix says of steps: their text, our expressions, the module, the guest's programs, whose
 * folder is named by what they are, and Nix itself.
 */
export const refusalKey = async ({
  steps,
  module,
  rootfs,
}: Pick<BuildUnitsOptions, 'steps' | 'module' | 'rootfs'>): Promise<string> => {
  const nix = await realpath(requireProgram('nix-build', 'nix-bin'));
  const {size, mtimeMs} = await stat(nix);
  const ours = await hashFiles(join(import.meta.dirname, '..'), ['nix', 'nixos', 'probe']);
  return createHash('sha256')
    .update(
      JSON.stringify({
        steps: renderSteps(steps),
        module: await moduleKey(module),
        rootfs: await realpath(rootfs),
        ours,
        nix: [nix, size, mtimeMs],
      }),
    )
    .digest('hex')
    .slice(0, 16);
};

const moduleKey = async (module: ModuleSource): Promise<string> =>
  typeof module === 'string' ? module : hashFiles(module.nixpkgs, nixpkgsFiles);
