import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import pLimit from 'p-limit';
import type {Bench} from '../../vm/lab/bench.ts';

/** Gives steps the bench that they are proved on, when it is their turn. */
export type Benches = {
  /** Waits for the step's turn, opens what is missing, and lets `use` have the bench. */
  withBench(step: number, use: (bench: Bench) => Promise<void>): Promise<void>;
} & AsyncDisposable;

/** One machine for all steps, `atOnce` of them at a time. It is opened before the first step wants it. */
export const sharedBenches = (opening: Promise<Bench>, atOnce: number): Benches => {
  const limit = pLimit(atOnce);
  opening.catch(() => undefined);
  return {
    async withBench(_step, use) {
      const bench = await opening;
      await limit(async () => use(bench));
    },
    async [Symbol.asyncDispose]() {
      await opening.then(
        async (bench) => bench[Symbol.asyncDispose](),
        () => undefined,
      );
    },
  };
};

/** A fresh machine for each step; as many at once as the host bears. `open` gets the folder for its logs. */
export const isolatedBenches = (
  open: (files: string) => Promise<Bench>,
  files: string,
  atOnce: number,
): Benches => {
  const limit = pLimit(atOnce);
  const opened = new Set<Bench>();
  return {
    async withBench(step, use) {
      await limit(async () => {
        const folder = join(files, String(step), 'machine');
        await mkdir(folder, {recursive: true});
        const bench = await open(folder);
        opened.add(bench);
        try {
          await use(bench);
        } finally {
          opened.delete(bench);
          await bench[Symbol.asyncDispose]();
        }
      });
    },
    async [Symbol.asyncDispose]() {
      limit.clearQueue();
      await Promise.all([...opened].map(async (bench) => bench[Symbol.asyncDispose]()));
    },
  };
};
