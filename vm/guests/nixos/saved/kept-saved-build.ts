import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {z} from 'zod';
import {writeFileAtomic} from '../../../../harness/atomic/write-file-atomic.ts';
import {findProgram} from '../../../../harness/process/find-program.ts';
import type {CachePaths} from '../../../cache/cache-paths.ts';
import {touch} from '../../../cache/touch.ts';
import {hashFiles} from '../../../units/hash-files.ts';
import {renderSteps} from '../../../units/render-steps.ts';
import {versionOf} from '../../../units/version-of.ts';
import type {BuildVmOptions} from '../build/build-vm.ts';
import {parseNixpkgs} from '../build/parse-nixpkgs.ts';
import {buildSaved} from './build-saved.ts';
import {nixpkgsIdentity} from './nixpkgs-identity.ts';

/** Store paths of what vm/nixos/saved-guest.nix makes. */
export type SavedBuild = {
  /** Has the run script of a VM without a step. */
  readonly vm: string;
  /** Says what makes it the guest of the steps. */
  readonly units: string;
};

/**
 * Builds a NixOS VM without the units of the steps, and these. What a build came to is kept, as Nix takes seconds to find out again that
 * nothing has changed: that of the VM whatever the steps are. It is asked each time where nobody can tell that (`nixpkgsIdentity`).
 *
 * @throws as buildVm
 */
export const keptSavedBuild = async (options: BuildVmOptions, cache: CachePaths): Promise<SavedBuild> => {
  const without = await identityOf(options);
  if (without === undefined) {
    return buildSaved(['vm', 'units'], options);
  }
  const {vm, compared} = await kept(['vm', 'compared'], cache, without, async () =>
    buildSaved(['vm', 'compared'], options),
  );
  const {units} = await kept(['units'], cache, [without, renderSteps(options.steps)], async () =>
    buildSaved(['units'], {...options, known: compared}),
  );
  return {vm, units};
};

/** What was built of the same inputs before, if it is all there; else what `build` makes, which is kept. */
const kept = async <Name extends string>(
  names: readonly Name[],
  cache: CachePaths,
  inputs: unknown,
  build: () => Promise<Record<Name, string>>,
): Promise<Record<Name, string>> => {
  const key = createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16);
  const file = cache.build(`nixos-${key}.json`);
  const shape = z.record(z.enum(names), z.string());
  const found = await readFile(file, 'utf8').then(
    (text) => shape.parse(JSON.parse(text)),
    () => undefined,
  );
  // What is there is there with all that it refers to; the host's Nix may have collected it.
  if (found !== undefined && names.every((name) => existsSync(found[name]))) {
    await touch(file);
    return found;
  }
  const built = await build();
  await mkdir(dirname(file), {recursive: true});
  await writeFileAtomic(file, JSON.stringify(built));
  return built;
};

/** All that decides what Nix makes of it, but for the steps; undefined when nobody knows all of that. */
const identityOf = async ({nixpkgs, authorizedKey}: BuildVmOptions): Promise<unknown> => {
  const identity = await nixpkgsIdentity(nixpkgs === undefined ? undefined : parseNixpkgs(nixpkgs));
  if (identity === undefined) {
    return undefined;
  }
  const files = [
    findProgram('nix-build'),
    findProgram('nix'),
    '/etc/nix/nix.conf',
    join(homedir(), '.config/nix/nix.conf'),
  ];
  return {
    identity,
    authorizedKey,
    environment: Object.entries(process.env)
      .filter(([name]) => name.startsWith('NIX'))
      .sort(),
    ours: await hashFiles(resolve(import.meta.dirname, '../../..'), ['nixos', 'probe']),
    files: await Promise.all(files.map(versionOf)),
  };
};
