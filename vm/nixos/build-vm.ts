import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {CommandError} from '../../harness/process/command-error.ts';
import {run} from '../../harness/process/run.ts';
import type {StepUnit} from '../units/step-unit.ts';
import {findProgram} from '../units/find-program.ts';
import {buildCommand} from './build-command.ts';
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
 * @throws UsageError for a wrong step; MachineryError when the host has no Nix, or the build fails, with Nix' last words.
 */
export const buildVm = async ({folder, nixpkgs, ...options}: BuildVmOptions): Promise<string> => {
  const {program, args} = buildCommand({
    configuration: await writeConfiguration(folder, options.steps, options.authorizedKey),
    nixpkgs:
      nixpkgs === undefined ? undefined : existsSync(nixpkgs) ? {path: resolve(nixpkgs)} : {ref: nixpkgs},
    hasNixosRebuild: await hasProgram('nixos-rebuild'),
    hasSystemFlake: existsSync('/etc/nixos/flake.nix'),
  });
  if (!(await hasProgram(program))) {
    throw new MachineryError(
      `--guest nixos: ${program} is not installed; without Nix name a VM built elsewhere: nixos:PATH`,
    );
  }
  try {
    await run(program, args, {
      cwd: folder,
      onLine: options.onProgress,
      // Lets Nix end its builders.
      deathSignal: 'TERM',
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    });
  } catch (error) {
    if (!(error instanceof CommandError) || options.signal?.aborted === true) {
      throw error;
    }
    const words = error.stderr.trimEnd().split('\n').slice(-15).join('\n');
    throw new MachineryError(`--guest nixos: the VM could not be built by ${program}:\n${words}`, {
      cause: error,
    });
  }
  return `${folder}/result`;
};

const hasProgram = async (name: string): Promise<boolean> =>
  findProgram(name, name).then(
    () => true,
    () => false,
  );
