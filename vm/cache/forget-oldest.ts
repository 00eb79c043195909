import {readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {acquireLock} from '../../harness/lock/acquire-lock.ts';
import {run} from '../../harness/process/run.ts';
import type {CachePaths} from './cache-paths.ts';
import {measuredBytes} from './measured-bytes.ts';

type Entry = {path: string; bytes: number; usedMs: number};

/**
 * Removes what was not used for longest until the cache takes no more than `limit` bytes, and resolves to what was
 * removed. It does nothing while a run uses the cache.
 */
export const forgetOldest = async (cache: CachePaths, limit: number): Promise<string[]> => {
  if ((await measuredBytes(cache, async () => totalBytes(cache))) <= limit) {
    return [];
  }
  let lock: AsyncDisposable;
  try {
    lock = await acquireLock(cache.lock, {timeoutMs: 1});
  } catch (error) {
    if (error instanceof MachineryError) {
      return [];
    }
    throw error;
  }
  try {
    return await removeOldest(cache, limit);
  } finally {
    await lock[Symbol.asyncDispose]();
  }
};

const removeOldest = async (cache: CachePaths, limit: number): Promise<string[]> => {
  let total = await totalBytes(cache);
  const removed: string[] = [];
  const remove = async ({path, bytes}: Pick<Entry, 'path' | 'bytes'>) => {
    await run('chmod', ['--recursive', 'u+rwX', path]);
    await rm(path, {recursive: true, force: true});
    total -= bytes;
    removed.push(path);
  };
  for (const entry of (await entries(cache)).sort((a, b) => a.usedMs - b.usedMs)) {
    if (total <= limit) {
      return removed;
    }
    await remove(entry);
  }
  // What is left is the Nix store: it is built again in seconds.
  if (total > limit) {
    const path = cache.store;
    await remove({path, bytes: (await sizes([path])).get(path) ?? 0});
  }
  return removed;
};

const entries = async (cache: CachePaths): Promise<Entry[]> => {
  const paths: string[] = [];
  for (const shelf of cache.shelves) {
    const names = await readdir(shelf).catch(() => []);
    paths.push(...names.map((name) => join(shelf, name)));
  }
  const bytes = await sizes(paths);
  return Promise.all(
    paths.map(async (path) => ({
      path,
      bytes: bytes.get(path) ?? 0,
      usedMs: (await stat(path)).mtimeMs,
    })),
  );
};

const totalBytes = async ({folder}: CachePaths): Promise<number> => (await sizes([folder])).get(folder) ?? 0;

/** Bytes that each path takes on the disk; holes in files take none. */
const sizes = async (paths: readonly string[]): Promise<Map<string, number>> => {
  if (paths.length === 0) {
    return new Map();
  }
  // Another run may be writing there, and du complains of what is gone again.
  const {stdout} = await run('du', ['--summarize', '--block-size=1', '--', ...paths]).catch(() => ({
    stdout: '',
  }));
  return new Map(
    stdout
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([bytes = '0', path = '']) => [path, Number(bytes)]),
  );
};
