import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {run} from '../../../harness/process/run.ts';

/** Makes a folder for a private store, and a function that removes it with all that Nix wrote-protected in it. */
export const temporaryStore = async (): Promise<{folder: string; remove: () => Promise<void>}> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'confinement-store-'));
  const remove = async () => {
    await run('chmod', ['-R', 'u+w', folder]);
    await rm(folder, {recursive: true, force: true});
  };
  return {folder, remove};
};
