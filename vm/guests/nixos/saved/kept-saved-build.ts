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
import {buildSaved, type SavedBuild} from './build-saved.ts';
import {nixpkgsIdentity} from './nixpkgs-identity.ts';

const shape = z.strictObject({vm: z.string(), units: z.string()});

/**
 * As `buildSaved`; what a build came to is kept, as Nix takes seconds to find out again that nothing has changed. It is asked each time
 * where nobody can tell that (`nixpkgsIdentity`).
 *
 * @throws as buildSaved
 */
export const keptSavedBuild = async (options: BuildVmOptions, cache: CachePaths): Promise<SavedBuild> => {
  const key = await keyOf(options);
  if (key === undefined) {
    return buildSaved(options);
  }
  const file = cache.build(`nixos-${key}.json`);
  const kept = await readFile(file, 'utf8').then(
    (text) => shape.parse(JSON.parse(text)),
    () => undefined,
  );
  // What is there is there with all that it refers to; the host's Nix may have collected it.
  if (kept !== undefined && existsSync(kept.vm) && existsSync(kept.units)) {
    await touch(file);
    return kept;
  }
  const built = await buildSaved(options);
  await mkdir(dirname(file), {recursive: true});
  await writeFileAtomic(file, JSON.stringify(built));
  return built;
};

/** The hash of all that decides what Nix makes of it; undefined when nobody knows all of that. */
const keyOf = async ({nixpkgs, steps, authorizedKey}: BuildVmOptions): Promise<string | undefined> => {
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
  const environment = Object.entries(process.env)
    .filter(([name]) => name.startsWith('NIX'))
    .sort();
  return createHash('sha256')
    .update(
      JSON.stringify({
        identity,
        authorizedKey,
        environment,
        steps: renderSteps(steps),
        ours: await hashFiles(resolve(import.meta.dirname, '../../..'), ['nixos', 'probe']),
        files: await Promise.all(files.map(versionOf)),
      }),
    )
    .digest('hex')
    .slice(0, 16);
};
