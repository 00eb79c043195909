import {createHash} from 'node:crypto';
import {basename, resolve} from 'node:path';
import {hashFiles} from '../../../units/hash-files.ts';
import type {Snapshot} from '../../snapshot/snapshot.ts';
import type {ScriptMachine} from '../script/script-machine.ts';

/** Where the cache has, or would have, a booted VM into which these units are put by what is ours today, which asks it what it is, too. */
export const deployedVmFolder = async (
  {cache}: Pick<ScriptMachine, 'cache'>,
  booted: Pick<Snapshot, 'folder'>,
  units: string,
): Promise<string> => {
  const ours = await hashFiles(resolve(import.meta.dirname, '../../..'), [
    ...['guests/nixos', 'guests/own-units', 'guests/guest', 'lint', 'units'],
  ]);
  const hash = createHash('sha256')
    .update(`${basename(booted.folder)} ${units} ${ours}`)
    .digest('hex');
  return cache.snapshot(`nixos-deployed-${hash.slice(0, 16)}`);
};
