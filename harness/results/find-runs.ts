import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {UsageError} from '../errors/usage-error.ts';

/** Folders below a named one that are searched: what CI systems wrap results in. */
const deepest = 4;

/**
 * The results folders of runs in `folder`, which may be one itself: those with a results.json, sorted. Symbolic links
 * are not followed, as `latest` would be found twice.
 *
 * @throws UsageError when there is none.
 */
export const findRuns = (folder: string): string[] => {
  const found = search(folder, deepest);
  if (found.length === 0) {
    throw new UsageError(`${folder}: has no results of a run: no results.json in it or in its folders`);
  }
  return found;
};

const search = (folder: string, depth: number): string[] => {
  if (existsSync(join(folder, 'results.json'))) {
    return [folder];
  }
  if (depth === 0 || !existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .map(({name}) => name)
    .sort()
    .flatMap((name) => search(join(folder, name), depth - 1));
};
