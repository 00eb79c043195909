import {lstatSync, readdirSync, readFileSync} from 'node:fs';
import {realpathSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {Owner} from '../run-folder/owner.ts';
import {removeTree} from '../run-folder/remove-tree.ts';
import {isResultsName, resultsOwnerFile} from './results-layout.ts';

/**
 * Removes all but the newest `keep` run folders in `root`, never one whose run is not over, and nothing else that
 * lies there. Returns the names of those removed. A folder that cannot be removed (another user's) stays.
 *
 * @throws RangeError when `keep` is not a whole number above zero.
 */
export const pruneResults = (root: string, keep: number): string[] => {
  if (!Number.isInteger(keep) || keep < 1) {
    throw new RangeError(`keep must be a whole number above zero, not ${keep}`);
  }
  const real = realpathSync(root);
  return readdirSync(real)
    .filter(
      (name) => isResultsName(name) && lstatSync(join(real, name), {throwIfNoEntry: false})?.isDirectory(),
    )
    .sort()
    .slice(0, -keep)
    .filter((name) => isOver(join(real, name)) && removed(join(real, name)));
};

const ended = z.object({endedAt: z.string()});

const isOver = (folder: string): boolean =>
  Owner.read(join(folder, resultsOwnerFile))?.isAlive() !== true || hasEnded(folder);

/** The process of a run may live on after the run, and that of a container cannot be seen from outside it. */
const hasEnded = (folder: string): boolean => {
  try {
    return ended.safeParse(JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'))).success;
  } catch {
    return false;
  }
};

const removed = (folder: string): boolean => {
  try {
    removeTree(folder);
    return true;
  } catch {
    return false;
  }
};
