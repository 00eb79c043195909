import {readFileSync} from 'node:fs';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import type {ExposureLock} from './exposure-lock.ts';
import {parseLock} from './parse-lock.ts';

/**
 * Reads a lock file; undefined when there is none.
 *
 * @throws UsageError, in one line, for one that cannot be read, is damaged or of another version.
 */
export const readLock = (path: string): ExposureLock | undefined => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      return undefined;
    }
    throw new UsageError(`${path}: cannot be read: ${code ?? String(error)}`, {cause: error});
  }
  return parseLock(path, text);
};
