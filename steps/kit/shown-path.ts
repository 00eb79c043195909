import {relative} from 'node:path';

/** A path as a user would write it: from the current folder, or in full where that is shorter. */
export const shownPath = (path: string, from = process.cwd()): string => {
  const short = relative(from, path) || '.';
  return short.length <= path.length ? short : path;
};
