import {readFile, stat} from 'node:fs/promises';
import {z} from 'zod';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import type {CachePaths} from './cache-paths.ts';

const schema = z.strictObject({
  /** Bytes that the cache took. */
  bytes: z.number(),
  /** When their counting began, in milliseconds since 1970. */
  atMs: z.number(),
});

/** Milliseconds by which the clock of a file system may be behind. */
const clockMs = 1000;

/**
 * Bytes that the cache takes. To `count` them takes a moment, so that it is done only when something was put into the cache,
 * or taken out, since it was done last.
 */
export const measuredBytes = async (cache: CachePaths, count: () => Promise<number>): Promise<number> => {
  const known = await lastMeasured(cache);
  if (known !== undefined) {
    return known;
  }
  const atMs = Date.now();
  const bytes = await count();
  await writeFileAtomic(cache.measured, JSON.stringify({bytes, atMs}));
  return bytes;
};

const lastMeasured = async (cache: CachePaths): Promise<number | undefined> => {
  try {
    const {bytes, atMs} = schema.parse(JSON.parse(await readFile(cache.measured, 'utf8')));
    const changes = await Promise.all(
      // A folder that is not there has not grown.
      cache.growing.map(async (folder) => (await stat(folder).catch(() => ({mtimeMs: 0}))).mtimeMs),
    );
    return Math.max(...changes) > atMs - clockMs ? undefined : bytes;
  } catch {
    // Nobody has measured, or what was written is damaged: then it is counted.
    return undefined;
  }
};
