import {mkdir} from 'node:fs/promises';
import {cpus, freemem} from 'node:os';
import {acquireLock} from '../../harness/lock/acquire-lock.ts';
import type {Lock} from '../../harness/lock/lock.ts';
import type {AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import {RunFolder} from '../../harness/run-folder/run-folder.ts';
import {sweepRunFolders} from '../../harness/run-folder/sweep-run-folders.ts';
import type {KeyPair} from '../../harness/ssh/key-pair.ts';
import {cacheFolder} from '../cache/cache-folder.ts';
import {cacheLimit} from '../cache/cache-limit.ts';
import {type CachePaths, cachePaths} from '../cache/cache-paths.ts';
import {clientKey} from '../cache/client-key.ts';
import {forgetOldest} from '../cache/forget-oldest.ts';
import {sweepLeft} from '../cache/sweep-left.ts';
import type {Ahead} from './ahead.ts';
import type {Phase} from './phase.ts';
import {runFolderPrefix} from '../cache/run-folder-prefix.ts';

export type WorkspaceOptions = {
  readonly acceleration: AccelerationChoice;
  /** Multiplies every time limit. Default: 1 with KVM, 4 without, where a guest is that much slower and more. */
  readonly timeoutFactor?: number;
  /** Folder of the cache. Default: see `cacheFolder`. */
  readonly cache?: string;
  /** Boot instead of restoring a snapshot. Default: no. */
  readonly cold?: boolean;
  /** Machines that may be restored already. Default: none is. */
  readonly ahead?: Ahead;
  readonly phase?: Phase;
  readonly onProgress?: (line: string) => void;
  /** Told in one line of what a user should know though nothing has failed. */
  readonly onWarning?: (line: string) => void;
  readonly signal?: AbortSignal;
};

/** What all machines of one run share: the cache, a run folder, a key, and what is made once for all of them. */
export class Workspace implements AsyncDisposable {
  readonly options: WorkspaceOptions;
  readonly cache: CachePaths;
  readonly run: RunFolder;
  readonly key: KeyPair;
  readonly #cacheLock: Lock;
  readonly #made = new Map<string, Promise<unknown>>();

  private constructor(
    options: WorkspaceOptions,
    cache: CachePaths,
    cacheLock: Lock,
    run: RunFolder,
    key: KeyPair,
  ) {
    this.options = options;
    this.cache = cache;
    this.#cacheLock = cacheLock;
    this.run = run;
    this.key = key;
  }

  /** Opens the cache, and removes what dead runs have left there and in the temporary directory. */
  static async open(options: WorkspaceOptions): Promise<Workspace> {
    const cache = cachePaths(options.cache ?? cacheFolder());
    await mkdir(cache.folder, {recursive: true, mode: 0o700});
    sweepRunFolders(runFolderPrefix);
    await sweepLeft(cache);
    for (const path of await forgetOldest(cache, cacheLimit())) {
      options.onProgress?.(`the cache is over its limit: forgot ${path}`);
    }
    // Shared: only who empties the cache must wait until nobody uses it.
    const lock = await acquireLock(cache.lock, {
      mode: 'shared',
      onWait: () => options.onProgress?.('another process cleans the cache: waiting for it'),
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    });
    const run = RunFolder.create(runFolderPrefix);
    try {
      return new Workspace(options, cache, lock, run, await clientKey(cache));
    } catch (error) {
      await run[Symbol.asyncDispose]();
      await lock[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** What `make` makes, which is made once for each name, whoever asks for it; one that fails stays failed. */
  async once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.#made.get(name) as Promise<T> | undefined;
    if (known !== undefined) {
      return known;
    }
    const made = make();
    this.#made.set(name, made);
    return made;
  }

  /**
   * How many machines of `memoryMiB` mebibytes may run at once: one for two processors of the host, as each has two and keeps
   * them busy, and no more than its memory holds.
   */
  machinesAtOnce(memoryMiB: number): number {
    const memory = Math.floor(freemem() / (memoryMiB * 1024 ** 2));
    return Math.max(1, Math.min(Math.floor(cpus().length / 2), memory));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run[Symbol.asyncDispose]();
    await this.#cacheLock[Symbol.asyncDispose]();
  }
}
