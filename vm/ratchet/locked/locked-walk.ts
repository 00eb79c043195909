import type {SectionOf} from '../../probe/exposure-document.ts';
import {folderOf} from '../../probe/folder-of.ts';
import {isWiderLevel, type Level} from '../../probe/level.ts';
import {isPassing} from './is-passing.ts';
import type {SeenExposure} from './seen-exposure.ts';
import {steadyText} from './steady-text.ts';

/** Below these everybody leaves what they like; what a service has there of its own is told by its mounts. */
const isLitter = (path: string): boolean => /^(\/var)?\/tmp\/./.test(path);

/**
 * The levels of paths: of what lies in `/`, and, deeper, of what has another level than the folder that it is in. So a lock
 * is short, and a file more in a folder is no news.
 *
 * @param hidden paths that a mount of systemd's covers, as `InaccessiblePaths=` has it
 * @param without paths that are told elsewhere, or are not the service's
 */
export const lockedWalk = (
  walk: SectionOf<'walk'>,
  {unit, hidden, without}: {unit: string; hidden: ReadonlySet<string>; without: ReadonlySet<string>},
): {facts: Record<string, string>; isAbsent: SeenExposure['isAbsent']} => {
  const levels = new Map<string, Level>();
  const closed = new Set<string>();
  const links = new Set<string>();
  for (const {path, kind, level, notEntered} of walk.entries) {
    const name = steadyText(path, unit);
    const seen = hidden.has(path) ? 'none' : level;
    const other = levels.get(name);
    // Two paths of the store may be alike without their hashes.
    levels.set(name, other !== undefined && isWiderLevel(other, seen) ? other : seen);
    if (notEntered !== undefined || kind === 'unseen') {
      closed.add(name);
    }
    if (kind === 'symlink') {
      links.add(name);
    }
  }
  const nearest = (path: string): string => {
    const folder = folderOf(path);
    return folder === '/' || levels.has(folder) ? folder : nearest(folder);
  };
  const facts = [...levels].filter(([path, level]) => {
    if (isPassing(path) || isLitter(path) || without.has(path)) {
      return false;
    }
    // Everybody may read where a link leads.
    return folderOf(path) === '/' || (!links.has(path) && levels.get(nearest(path)) !== level);
  });
  // Where it was full the walk told nothing more.
  const isWhole = walk.ended === undefined && !walk.entries.some(({notEntered}) => notEntered === 'count');
  return {
    facts: Object.fromEntries(facts.map(([path, level]) => [`path ${path}`, level])),
    isAbsent: (path) => isWhole && !levels.has(path) && !closed.has(nearest(path)),
  };
};
