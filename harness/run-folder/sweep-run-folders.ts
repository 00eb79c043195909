import {existsSync, lstatSync, readdirSync, realpathSync, rmdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isRunFolderName, ownerFile} from './layout.ts';
import {Owner} from './owner.ts';
import {removeTree} from './remove-tree.ts';

/** What a sweep did. */
export type Sweep = {
  /** Paths of the folders that were removed. */
  removed: string[];
  /** Folders of dead runs that could not be removed, each with the reason in one line. */
  left: {path: string; reason: string}[];
};

/** Milliseconds for which a folder may stand without saying whose it is. */
const graceMs = 10 * 60 * 1000;

/**
 * Removes the run folders with this prefix of dead runs of this user from the temporary directory. Never fails; two processes may
 * sweep at once.
 */
export const sweepRunFolders = (prefix: string): Sweep => {
  const sweep: Sweep = {removed: [], left: []};
  for (const path of ownFolders(prefix)) {
    try {
      if (removeIfDead(path)) {
        sweep.removed.push(path);
      }
    } catch (error) {
      sweep.left.push({path, reason: (error as Error).message});
    }
  }
  return sweep;
};

const ownFolders = (prefix: string): string[] => {
  try {
    const parent = realpathSync(tmpdir());
    return readdirSync(parent)
      .filter((name) => isRunFolderName(prefix, name))
      .map((name) => join(parent, name))
      .filter((path) => {
        const stats = lstatSync(path, {throwIfNoEntry: false});
        return stats?.isDirectory() === true && stats.uid === process.getuid?.();
      });
  } catch {
    return [];
  }
};

const removeIfDead = (path: string): boolean => {
  const file = join(path, ownerFile);
  const owner = Owner.read(file);
  if (owner?.isAlive() === true) {
    return false;
  }
  if (owner === undefined) {
    const stats = lstatSync(path, {throwIfNoEntry: false});
    if (stats === undefined || Date.now() - stats.mtimeMs < graceMs) {
      return false;
    }
    if (!existsSync(file)) {
      return removeIfEmpty(path);
    }
  }
  removeTree(path, {last: ownerFile});
  return true;
};

/** A folder with something in it, yet without an owner file, is not a run folder but only named like one. */
const removeIfEmpty = (path: string): boolean => {
  try {
    rmdirSync(path);
    return true;
  } catch {
    return false;
  }
};
