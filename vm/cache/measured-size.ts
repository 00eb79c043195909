import {readFile, stat} from 'node:fs/promises';
import {z} from 'zod';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import type {CachePaths} from './cache-paths.ts';

const schema = z.strictObject({
  /** Bytes that the cache took. */
  bytes: z.number(),
  /** When they were counted, in milliseconds since 1970. */
  atMs: z.number(),
});

/** Milliseconds by which the clock of a file system may be behind. */
const clockMs = 1000;

/** What the cache took when it was last measured, which takes a moment, so that it is done only when something was put there. */
export class MeasuredSize {
  readonly #cache: CachePaths;

  constructor(cache: CachePaths) {
    this.#cache = cache;
  }

  /** Bytes; undefined when nobody has measured them, or something was put into the cache or taken out since. */
  async find(): Promise<number | undefined> {
    try {
      const {bytes, atMs} = schema.parse(JSON.parse(await readFile(this.#cache.measured, 'utf8')));
      for (const folder of this.#cache.growing) {
        const {mtimeMs} = await stat(folder).catch(() => ({mtimeMs: 0}));
        if (mtimeMs > atMs - clockMs) {
          return undefined;
        }
      }
      return bytes;
    } catch {
      return undefined;
    }
  }

  /** @param atMs when the counting began, in milliseconds since 1970 */
  async keep(bytes: number, atMs: number): Promise<void> {
    await writeFileAtomic(this.#cache.measured, JSON.stringify({bytes, atMs}));
  }
}
