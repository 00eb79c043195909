import {chmodSync, lstatSync, readdirSync, readFileSync, rmdirSync, unlinkSync} from 'node:fs';
import {join} from 'node:path';
import {execaSync} from 'execa';
import {MachineryError} from '../errors/machinery-error.ts';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {mountsUnder} from './mounts-under.ts';

/**
 * Removes a folder and all that is in it, as `rm -rf` does, but never what is mounted inside: mount points that
 * a killed build left behind are detached first. The entry called `last` at the top goes after everything else.
 * Several processes may remove the same folder at once. Nothing happens if it is not there. Synchronous, so that
 * it also works while the process exits.
 *
 * `folder` must be absolute and free of symbolic links.
 *
 * @throws MachineryError when something is still mounted inside, or cannot be removed.
 */
export const removeTree = (folder: string, {last}: {last?: string} = {}): void => {
  try {
    detachMounts(folder);
    removeEntry(folder, undefined, last);
  } catch (error) {
    if (error instanceof MachineryError) {
      throw error;
    }
    if (!isDenied(error) || process.getuid?.() === 0) {
      throw new MachineryError(`cannot remove ${folder}: ${(error as Error).message}`, {cause: error});
    }
    removeAsSubordinateRoot(folder);
  }
};

const currentMounts = (folder: string): string[] =>
  mountsUnder(folder, readFileSync('/proc/self/mountinfo', 'utf8'));

const detachMounts = (folder: string): void => {
  const mounts = currentMounts(folder);
  if (mounts.length === 0) {
    return;
  }
  // A recursive bind mount of /dev is a peer of the host's own: unless it is made private first, detaching
  // its /dev/pts would detach the host's too.
  for (const path of mounts) {
    execaSync(...withParentDeathSignal('mount', ['--make-private', path]), {reject: false});
  }
  for (const path of mounts.toReversed()) {
    execaSync(...withParentDeathSignal('umount', ['--lazy', path]), {reject: false});
  }
  const [left] = currentMounts(folder);
  if (left !== undefined) {
    throw new MachineryError(`cannot remove ${folder}: ${left} is mounted and cannot be detached`);
  }
};

/** `device` is the number of the file system that the folder lies on. */
const removeEntry = (path: string, device: number | undefined, last: string | undefined): void => {
  const stats = lstatSync(path, {throwIfNoEntry: false});
  if (stats === undefined) {
    return;
  }
  if (device !== undefined && stats.dev !== device) {
    throw new MachineryError(`cannot remove ${path}: it lies on another file system`);
  }
  if (!stats.isDirectory()) {
    tolerateAbsence(() => unlinkSync(path));
    return;
  }
  if ((stats.mode & 0o700) !== 0o700 && stats.uid === process.getuid?.()) {
    tolerateAbsence(() => chmodSync(path, 0o700));
  }
  const names = tolerateAbsence(() => readdirSync(path)) ?? [];
  for (const name of names.filter((each) => each !== last)) {
    removeEntry(join(path, name), stats.dev, undefined);
  }
  if (last !== undefined) {
    removeEntry(join(path, last), stats.dev, undefined);
  }
  tolerateAbsence(() => rmdirSync(path));
};

const tolerateAbsence = <T>(action: () => T): T | undefined => {
  try {
    return action();
  } catch (error) {
    if (isCode(error, 'ENOENT')) {
      return undefined;
    }
    throw error;
  }
};

/**
 * A build in a user namespace that was killed leaves files of the user's subordinate ids, which only root of
 * such a namespace can remove.
 */
const removeAsSubordinateRoot = (folder: string): void => {
  const remove = ['rm', '--recursive', '--force', '--one-file-system', '--', folder];
  const {failed, stderr} = execaSync(
    ...withParentDeathSignal('unshare', ['--map-root-user', '--map-auto', ...remove]),
    {
      reject: false,
    },
  );
  if (failed) {
    throw new MachineryError(`cannot remove ${folder}: ${stderr.split('\n')[0] ?? ''}`);
  }
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const isDenied = (error: unknown): boolean => isCode(error, 'EACCES') || isCode(error, 'EPERM');
