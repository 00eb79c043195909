import {folderOf} from '../../probe/folder-of.ts';
import {byNumber} from './by-number.ts';
import type {Direction} from './direction.ts';
import {together} from './together.ts';

/** Mounts by their subjects, as a lock has them. */
export type Mounts = Readonly<Record<string, string>>;

/** What is seen at a path: by which mount, and from where in its file system. */
type View = {readonly own: boolean; readonly type: string; readonly root: string; readonly flags: string[]};

/** Flags that take something away. */
const closing = ['ro', 'nosuid', 'nodev', 'noexec', 'nosymfollow'];

const viewAt = (mounts: Mounts, path: string): View | undefined => {
  const at = (folder: string): string | undefined =>
    Object.hasOwn(mounts, `mount ${folder}`) ? folder : folder === '/' ? undefined : at(folderOf(folder));
  const found = at(path);
  const parts = /^(own )?(\S+) (.*) (\S*)$/.exec(found === undefined ? '' : (mounts[`mount ${found}`] ?? ''));
  if (found === undefined || parts === null) {
    return undefined;
  }
  const [, own, type = '', root = '', flags = ''] = parts;
  const below = path.slice(found === '/' ? 0 : found.length).replace(/^\/$/, '');
  return {
    own: own !== undefined,
    type,
    root: below === '' ? root : `${root === '/' ? '' : root}${below}`,
    flags: flags.split(','),
  };
};

/** What systemd covers paths with that are not to be seen, then what only the service sees, then what the machine has. */
const rankOf = ({own, root}: View): number => (root.startsWith('/systemd/inaccessible/') ? 0 : own ? 1 : 2);

/**
 * Whether what is mounted at a path, or above it, lets a service see and do more than it did. A mount of what was there before,
 * as `ReadOnlyPaths=` makes it, changes nothing but by its flags.
 */
export const mountDirection = (was: Mounts, is: Mounts, path: string): Direction => {
  const [before, after] = [viewAt(was, path), viewAt(is, path)];
  if (before === undefined || after === undefined) {
    return before === after ? 'same' : 'other';
  }
  const [rankBefore, rankAfter] = [rankOf(before), rankOf(after)];
  if (rankBefore === 0 || rankAfter === 0) {
    return byNumber(rankBefore, rankAfter);
  }
  const isElsewhere = rankBefore === rankAfter && (before.type !== after.type || before.root !== after.root);
  return together([
    isElsewhere ? 'other' : byNumber(rankBefore, rankAfter),
    ...closing.map((flag) =>
      byNumber(Number(!before.flags.includes(flag)), Number(!after.flags.includes(flag))),
    ),
  ]);
};
