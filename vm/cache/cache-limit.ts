import {UsageError} from '../../harness/errors/usage-error.ts';

/** Gibibytes that the cache may take without `CONFINEMENT_CACHE_LIMIT`: some images with their snapshots. */
const defaultGiB = 6;

/**
 * Bytes that the cache may take before it forgets what was not used for longest.
 *
 * @throws UsageError when `CONFINEMENT_CACHE_LIMIT` is no positive number.
 */
export const cacheLimit = (env: NodeJS.ProcessEnv = process.env): number => {
  const {CONFINEMENT_CACHE_LIMIT: text = ''} = env;
  const gibibytes = text === '' ? defaultGiB : Number(text);
  if (!Number.isFinite(gibibytes) || gibibytes <= 0) {
    throw new UsageError(`CONFINEMENT_CACHE_LIMIT is "${text}"; allowed: gibibytes, as in 6 or 2.5`);
  }
  return gibibytes * 1024 ** 3;
};
