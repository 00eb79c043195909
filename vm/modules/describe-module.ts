import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {run} from '../../harness/process/run.ts';
import type {Generation} from './generations.ts';
import type {GuestModule} from './confinement-module.ts';

/** What a report says of a module, so that nobody takes a model for nixpkgs' own. */
export const describeModule = async (module: GuestModule, generation: Generation): Promise<string> => {
  if (module.source === 'own') {
    return `the guest's own, of the generation of ${generation}`;
  }
  if (typeof module.source === 'string') {
    return `${module.name} (our model, not nixpkgs' own)`;
  }
  return `nixpkgs' own, ${await revision(module.source.nixpkgs)}, of the generation of ${generation}`;
};

/** The checkout's commit, and whether files differ from it; else the version that it says it is. */
const revision = async (checkout: string): Promise<string> => {
  const git = async (...args: string[]) => (await run('git', ['-C', checkout, ...args])).stdout;
  try {
    const commit = await git('rev-parse', '--short=12', 'HEAD');
    const changed = await git('status', '--porcelain', '--untracked-files=no');
    return `revision ${commit}${changed === '' ? '' : ' with local changes'}`;
  } catch {
    const version = await readFile(join(checkout, '.version'), 'utf8').catch(() => undefined);
    return version === undefined ? 'without a revision' : `version ${version.trim()}, no git checkout`;
  }
};
