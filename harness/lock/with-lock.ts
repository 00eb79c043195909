import {MachineryError} from '../errors/machinery-error.ts';
import {acquireLock, type LockOptions} from './acquire-lock.ts';

/**
 * Runs `action` while the lock is held; see `acquireLock`.
 *
 * @throws what `action` throws; MachineryError when the lock cannot be had, or was lost before `action` ended.
 */
export const withLock = async <T>(
  path: string,
  options: LockOptions,
  action: () => Promise<T>,
): Promise<T> => {
  await using lock = await acquireLock(path, options);
  const result = await action();
  if (!lock.held) {
    throw new MachineryError(
      `the lock ${path} was lost while it was in use: something ended its flock process`,
    );
  }
  return result;
};
