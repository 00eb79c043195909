import {lstatSync, rmSync} from 'node:fs';
import {realpath} from 'node:fs/promises';
import {join} from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {acquireLock} from '../../harness/lock/acquire-lock.ts';
import {removeTree} from '../../harness/run-folder/remove-tree.ts';
import type {CachePaths} from './cache-paths.ts';
import {leftInCache} from './left-in-cache.ts';

/**
 * Removes what runs were making in the cache when they were killed. It does nothing while a run uses the cache, as it may be that
 * run's.
 */
export const sweepLeft = async (cache: CachePaths): Promise<void> => {
  if (leftInCache(cache.folder).length === 0) {
    return;
  }
  let lock: AsyncDisposable;
  try {
    lock = await acquireLock(cache.lock, {timeoutMs: 1});
  } catch (error) {
    if (error instanceof MachineryError) {
      return;
    }
    throw error;
  }
  try {
    const folder = await realpath(cache.folder);
    for (const path of leftInCache(folder).map((name) => join(folder, name))) {
      try {
        if (lstatSync(path).isDirectory()) {
          removeTree(path);
        } else {
          rmSync(path);
        }
      } catch {
        // It harms nobody, and the next run tries again.
      }
    }
  } finally {
    await lock[Symbol.asyncDispose]();
  }
};
