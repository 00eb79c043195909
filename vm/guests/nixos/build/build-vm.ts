import {existsSync} from 'node:fs';
import {CommandError} from '../../../../harness/process/command-error.ts';
import {findProgram} from '../../../../harness/process/find-program.ts';
import {run} from '../../../../harness/process/run.ts';
import type {StepUnit} from '../../../units/step-unit.ts';
import {nixBuildError} from './nix-build-error.ts';
import {vmBuildCommand, builders} from './vm-build-command.ts';
import {parseNixpkgs} from './parse-nixpkgs.ts';
import {writeConfiguration} from './write-configuration.ts';

export type BuildVmOptions = {
  /** Folder for the configuration and the link `result`. */
  folder: string;
  steps: readonly StepUnit[];
  authorizedKey: string;
  /** Folder of a checkout, or a flake reference; what the host's NIX_PATH says without it. */
  nixpkgs?: string;
  onProgress: (line: string) => void;
  signal?: AbortSignal;
};

/**
 * Builds a NixOS VM with the units of the steps, and resolves to the link `result`, which keeps it from being collected
 * as garbage. Nothing else of the host is changed.
 *
 * @throws UsageError for a wrong step, with Nix' own message when NixOS refuses it; MachineryError when the host has no
 * Nix, or the build fails otherwise, with Nix' last words.
 */
export const buildVm = async ({folder, nixpkgs, steps, ...options}: BuildVmOptions): Promise<string> => {
  const {program, args, env} = vmBuildCommand({
    configuration: await writeConfiguration(folder, steps, options.authorizedKey),
    nixpkgs: nixpkgs === undefined ? undefined : parseNixpkgs(nixpkgs),
    programs: builders.filter((name) => findProgram(name) !== undefined),
    hasSystemFlake: existsSync('/etc/nixos/flake.nix'),
    hasSystemFile:
      existsSync('/etc/nixos/system.nix') || /(?:^|:)nixos-system=/.test(process.env.NIX_PATH ?? ''),
  });
  try {
    await run(program, args, {
      cwd: folder,
      env,
      onLine: options.onProgress,
      // Lets Nix end its builders.
      deathSignal: 'TERM',
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    });
  } catch (error) {
    if (!(error instanceof CommandError) || options.signal?.aborted === true) {
      throw error;
    }
    throw nixBuildError(error, {program, folder, steps});
  }
  return `${folder}/result`;
};
