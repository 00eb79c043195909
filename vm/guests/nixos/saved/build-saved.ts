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
import {type SavedAttribute, savedBuildCommand} from './saved-build-command.ts';

export type BuildSavedOptions = BuildVmOptions & {
  /** Store path of `compared`, when it has been built of the same nixpkgs and key: `units` take half as long with it. */
  readonly known?: string;
};

/**
 * Builds what vm/nixos/saved-guest.nix makes, and resolves to the store paths. Nothing else of the host is changed.
 *
 * @throws as buildVm
 */
export const buildSaved = async <Name extends SavedAttribute>(
  attributes: readonly Name[],
  {folder, nixpkgs, steps, authorizedKey, known, ...options}: BuildSavedOptions,
): Promise<Record<Name, string>> => {
  await mkdir(folder, {recursive: true});
  const file = join(folder, 'steps.nix');
  await writeFile(file, renderSteps(steps));
  const {program, args} = savedBuildCommand({
    attributes,
    known,
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
    const paths = stdout.trim().split('\n');
    if (paths.length !== attributes.length || !paths.every((path) => path.startsWith('/nix/store/'))) {
      throw new MachineryError(
        `--guest nixos: ${program} has not named ${attributes.join(' and ')}: ${stdout.trim()}`,
      );
    }
    return Object.fromEntries(attributes.map((name, index) => [name, paths[index]])) as Record<Name, string>;
  } catch (error) {
    if (!(error instanceof CommandError) || options.signal?.aborted === true) {
      throw error;
    }
    throw nixBuildError(error, {program, folder, steps});
  }
};
