import {replaceFileSync} from '../../../harness/atomic/replace-file-sync.ts';
import type {ExposureLock} from './exposure-lock.ts';
import {formatLock} from './format-lock.ts';

/**
 * Writes a lock file whole or not at all.
 *
 * @throws MachineryError when it cannot be written.
 */
export const writeLock = (path: string, lock: ExposureLock): void => {
  replaceFileSync(path, formatLock(lock));
};
