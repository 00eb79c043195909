import type {Difference} from './difference.ts';
import type {Exposure} from './exposure.ts';
import {folderOf} from './folder-of.ts';

/** What lies in one of these folders, not deeper, and is not among the paths that are named. */
export const strangers = (
  exposure: Exposure,
  folders: readonly string[],
  named: readonly string[],
): Difference[] =>
  exposure
    .section('walk')
    .entries.filter(({path}) => path !== '/' && folders.includes(folderOf(path)) && !named.includes(path))
    .map(({path, level}) => ({subject: `path ${path}`, expected: 'absent', actual: level, breadth: 'wider'}));
