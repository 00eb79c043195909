import type {Difference} from './difference.ts';
import type {Exposure} from './exposure.ts';
import {folderOf} from './folder-of.ts';
import {isWiderLevel, type Level} from './level.ts';

/** The limit of the path itself, or of the nearest folder above it that has one. */
const limitOf = (path: string, limits: Readonly<Record<string, Level>>): Level | undefined => {
  const own = Object.hasOwn(limits, path) ? limits[path] : undefined;
  return own ?? (path === '/' ? undefined : limitOf(folderOf(path), limits));
};

/** The paths with which more may be done than the limits allow, but for those in `except`. */
export const tooWide = (
  exposure: Exposure,
  limits: Readonly<Record<string, Level>>,
  except: readonly string[],
): Difference[] =>
  exposure.section('walk').entries.flatMap(({path, level}) => {
    const limit = limitOf(path, limits);
    return limit === undefined || !isWiderLevel(level, limit) || except.includes(path)
      ? []
      : [{subject: `path ${path}`, expected: `at most ${limit}`, actual: level, breadth: 'wider' as const}];
  });
