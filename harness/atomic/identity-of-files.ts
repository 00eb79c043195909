import {createHash} from 'node:crypto';
import {lstatSync} from 'node:fs';
import {join} from 'node:path';
import type {ManifestEntry} from './manifest-entry.ts';

/** Nanoseconds that a change must be old: the kernel's clock for them ticks a hundred times a second at the slowest. */
const settledNs = 1_000_000_000n;

/**
 * A hash that changes with every write to one of these files, its replacement, and a change of its mode (by inode and
 * ctime, which utimes(2) does not set); undefined when that was so lately that a further change might not show.
 */
export const identityOfFiles = (folder: string, entries: readonly ManifestEntry[]): string | undefined => {
  const hash = createHash('sha256');
  const settledAt = BigInt(Date.now()) * 1_000_000n - settledNs;
  for (const {kind, path} of entries) {
    if (kind === 'file') {
      const stats = lstatSync(join(folder, path), {bigint: true, throwIfNoEntry: false});
      if (stats === undefined || stats.ctimeNs > settledAt) {
        return undefined;
      }
      hash.update(`${stats.dev} ${stats.ino} ${stats.ctimeNs} ${stats.size}\n`);
    }
  }
  return hash.digest('hex');
};
