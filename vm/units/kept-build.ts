import {lstat, readFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import type {NixStore} from './nix-store.ts';

const schema = z.strictObject({
  storePath: z.string(),
  closure: z.array(z.string()),
  /** Store paths by the number of the step and the name of the entry. */
  steps: z.record(z.string(), z.record(z.string(), z.string())),
});

type Kept = z.infer<typeof schema>;

/** What a build came to, kept beside its store: Nix takes a second to find out again that nothing has changed. */
export class KeptBuild {
  readonly #store: NixStore;
  readonly #key: string;

  /** @param key hash of all that decides on the build */
  constructor(store: NixStore, key: string) {
    this.#store = store;
    this.#key = key;
  }

  /** Link that keeps the build from `nix-store --gc`. */
  get root(): string {
    return path.join(this.#store.roots, this.#key);
  }

  /** The build that was kept; undefined when there is none, or when any of it is gone. */
  async find(): Promise<Kept | undefined> {
    try {
      const kept = schema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
      await Promise.all(
        [this.root, ...kept.closure.map((entry) => this.#store.realPath(entry))].map(async (file) =>
          lstat(file),
        ),
      );
      return kept;
    } catch {
      // Then it is built.
      return undefined;
    }
  }

  /** Keeps it for the next time. */
  async keep(build: Kept): Promise<void> {
    await writeFileAtomic(this.#file, JSON.stringify(build));
  }

  get #file(): string {
    return path.join(this.#store.inputs, `built-${this.#key}.json`);
  }
}
