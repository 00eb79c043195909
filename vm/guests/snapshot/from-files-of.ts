import {isAsFound} from './is-as-found.ts';
import type {Snapshot} from './snapshot.ts';
import {SnapshotUnusableError} from './snapshot-unusable-error.ts';

/**
 * What `use` makes of the files of a snapshot.
 *
 * @throws SnapshotUnusableError when it fails and the snapshot is no longer there: another run has found it unusable.
 * @throws what `use` throws otherwise, for instance of a full disk.
 */
export const fromFilesOf = async <T>(snapshot: Snapshot, use: () => Promise<T>): Promise<T> => {
  try {
    return await use();
  } catch (error) {
    if (await isAsFound(snapshot)) {
      throw error;
    }
    throw new SnapshotUnusableError(snapshot, error);
  }
};
