import {existsSync} from 'node:fs';
import {buildFolderAtomic} from '../../../harness/atomic/build-folder-atomic.ts';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import {withLock} from '../../../harness/lock/with-lock.ts';
import {findSnapshot} from './find-snapshot.ts';
import {sealMemory} from './seal-memory.ts';
import type {Snapshot} from './snapshot.ts';

export type EnsureSnapshotOptions = {
  folder: string;
  lockFile: string;
  /** Saves a guest into an empty folder: memory, state, console.log, journal.txt. */
  make: (folder: string) => Promise<void>;
  /** Told in one line when a snapshot is there that cannot be used. */
  onProgress: (line: string) => void;
  signal?: AbortSignal;
};

/** The snapshot in `folder`, made when there is none or a damaged one. Runs that start at once wait for the first. */
export const ensureSnapshot = async (options: EnsureSnapshotOptions): Promise<Snapshot> => {
  const {folder, make, onProgress} = options;
  const found = await findSnapshot(folder);
  if (found.sound) {
    return found.snapshot;
  }
  await withLock(
    options.lockFile,
    {
      onWait: () => onProgress('another run makes the snapshot: waiting for it'),
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    },
    async () => {
      const again = await findSnapshot(folder);
      if (again.sound) {
        return;
      }
      if (existsSync(folder)) {
        onProgress(`the snapshot is made anew: ${again.reason}`);
      }
      await buildFolderAtomic(folder, async (temporary) => {
        await make(temporary);
        await sealMemory(temporary);
      });
    },
  );
  const made = await findSnapshot(folder);
  if (!made.sound) {
    throw new MachineryError(`the snapshot was damaged or removed right after it was made: ${made.reason}`);
  }
  return made.snapshot;
};
