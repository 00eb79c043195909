import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {CommandError} from '../../../../harness/process/command-error.ts';
import {findProgram} from '../../../../harness/process/find-program.ts';
import {run} from '../../../../harness/process/run.ts';
import {renderSteps} from '../../../units/render-steps.ts';
import type {BuildVmOptions} from '../build/build-vm.ts';
import {nixBuildError} from '../build/nix-build-error.ts';
import {parseNixpkgs} from '../build/parse-nixpkgs.ts';
import {builders} from '../build/vm-build-command.ts';
import {savedBuildCommand} from './saved-build-command.ts';

/** Store paths of what vm/nixos/saved-guest.nix makes. */
export type SavedBuild = {
  /** Has the run script of a VM without a step. */
  readonly vm: string;
  /** Says what makes it the guest of the steps. */
  readonly units: string;
};

/**
 * Builds a NixOS VM without the units of the steps, and these. Nothing else of the host is changed.
 *
 * @throws as buildVm
 */
export const buildSaved = async ({
  folder,
  nixpkgs,
  steps,
  authorizedKey,
  ...options
}: BuildVmOptions): Promise<SavedBuild> => {
  await mkdir(folder, {recursive: true});
  const file = join(folder, 'steps.nix');
  await writeFile(file, renderSteps(steps));
  const {program, args} = savedBuildCommand({
    steps: file,
    authorizedKey,
    nixpkgs: nixpkgs === undefined ? undefined : parseNixpkgs(nixpkgs),
    programs: builders.filter((name) => findProgram(name) !== undefined),
  });
  try {
    const {stdout} = await run(program, args, {
      cwd: folder,
      onLine: options.onProgress,
      // Lets Nix end its builders.
      deathSignal: 'TERM',
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    });
    const [vm, units] = stdout.trim().split('\n');
    if (vm === undefined || units === undefined) {
      throw new MachineryError(`--guest nixos: ${program} has named no VM and no units: ${stdout.trim()}`);
    }
    return {vm, units};
  } catch (error) {
    if (!(error instanceof CommandError) || options.signal?.aborted === true) {
      throw error;
    }
    throw nixBuildError(error, {program, folder, steps});
  }
};
