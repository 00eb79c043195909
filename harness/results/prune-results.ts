import {lstatSync, readdirSync, readFileSync, realpathSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {Owner} from '../run-folder/owner.ts';
import {removeTree} from '../run-folder/remove-tree.ts';
import {isBeginningName, isResultsName, resultsOwnerFile} from './results-layout.ts';

/**
 * Removes all but the newest `keep` run folders in `root`, never one whose run is not over, what runs left that were killed
 * before they had one, and nothing else that lies there. Returns the names of those removed. A folder that cannot be removed (another user's) stays.
 *
 * @throws RangeError when `keep` is not a whole number above zero.
 */
export const pruneResults = (root: string, keep: number): string[] => {
  if (!Number.isInteger(keep) || keep < 1) {
    throw new RangeError(`keep must be a whole number above zero, not ${keep}`);
  }
  const real = realpathSync(root);
  const names = readdirSync(real).filter((name) =>
    lstatSync(join(real, name), {throwIfNoEntry: false})?.isDirectory(),
  );
  return [
    ...names
      .filter(isResultsName)
      .sort()
      .slice(0, -keep)
      .filter((name) => isOver(join(real, name))),
    ...names.filter((name) => isBeginningName(name) && isStale(join(real, name))),
  ].filter((name) => removed(join(real, name)));
};

/** Milliseconds after which nobody fills a folder any more in which there is not even who does: it takes a moment. */
const fillingMs = 60_000;

const isStale = (folder: string): boolean => {
  const owner = Owner.read(join(folder, resultsOwnerFile));
  return owner === undefined
    ? (lstatSync(folder, {throwIfNoEntry: false})?.mtimeMs ?? Infinity) < Date.now() - fillingMs
    : !owner.isAlive();
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
