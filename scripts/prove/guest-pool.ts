import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import pLimit from 'p-limit';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';

/** Gives steps the guest that they are proved on, when it is their turn. */
export type GuestPool = {
  /**
   * Waits for the step's turn, opens what is missing, and lets `use` have the guest. Once `unwanted` has aborted, nothing
   * more is opened.
   */
  withGuest(
    step: number,
    use: (started: StartedGuest) => Promise<void>,
    unwanted: AbortSignal,
  ): Promise<void>;
} & AsyncDisposable;

/** One machine for all steps, `atOnce` of them at a time. It is opened before the first step wants it. */
export const sharedGuest = (opening: Promise<StartedGuest>, atOnce: number): GuestPool => {
  const limit = pLimit(atOnce);
  opening.catch(() => undefined);
  return {
    async withGuest(_step, use) {
      const started = await opening;
      await limit(async () => use(started));
    },
    async [Symbol.asyncDispose]() {
      await opening.then(
        async (started) => started[Symbol.asyncDispose](),
        () => undefined,
      );
    },
  };
};

/** A fresh machine for each step; as many at once as the host bears. `open` gets the folder for its logs, and the step. */
export const isolatedGuests = (
  open: (files: string, step: number) => Promise<StartedGuest>,
  files: string,
  atOnce: number,
): GuestPool => {
  const limit = pLimit(atOnce);
  const opened = new Set<StartedGuest>();
  return {
    async withGuest(step, use, unwanted) {
      await limit(async () => {
        if (unwanted.aborted) {
          return;
        }
        const folder = join(files, String(step), 'machine');
        await mkdir(folder, {recursive: true});
        const started = await open(folder, step);
        opened.add(started);
        try {
          await use(started);
        } finally {
          opened.delete(started);
          await started[Symbol.asyncDispose]();
        }
      });
    },
    async [Symbol.asyncDispose]() {
      limit.clearQueue();
      await Promise.all([...opened].map(async (started) => started[Symbol.asyncDispose]()));
    },
  };
};
