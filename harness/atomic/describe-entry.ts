import {createHash} from 'node:crypto';
import {lstatSync, readFileSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';
import type {ManifestEntry} from './manifest-entry.ts';

/** Files of fewer bytes are told by their content too, larger ones by their size alone, which is cheap. */
const smallBytes = 1024 * 1024;

/**
 * What lies at `path` in `folder` now; undefined when there is nothing, or something of another kind.
 *
 * @param content whether small files are told by their content. Default: yes
 */
export const describeEntry = (
  folder: string,
  path: string,
  {content = true}: {content?: boolean} = {},
): ManifestEntry | undefined => {
  const full = join(folder, path);
  const stats = lstatSync(full, {throwIfNoEntry: false});
  if (stats?.isDirectory()) {
    return {kind: 'folder', path};
  }
  if (stats?.isSymbolicLink()) {
    return {kind: 'link', path, target: readlinkSync(full)};
  }
  if (!stats?.isFile()) {
    return undefined;
  }
  const bytes = stats.size;
  return content && bytes < smallBytes
    ? {kind: 'file', path, bytes, sha256: createHash('sha256').update(readFileSync(full)).digest('hex')}
    : {kind: 'file', path, bytes};
};
