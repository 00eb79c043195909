import type {SectionOf} from '../../probe/exposure-document.ts';
import {isPassing} from './is-passing.ts';
import {steadyText} from './steady-text.ts';

/** Flags that say something of what may be done there. */
const telling = ['rw', 'ro', 'nosuid', 'nodev', 'noexec', 'nosymfollow'];

/**
 * The mount at each path as `TYPE ROOT FLAGS`, where what is seen only there, and not outside, begins with `own`. Its place in the
 * file system is a fact, its device and its source are not: they are another after the next boot.
 */
export const lockedMounts = (
  mounts: SectionOf<'mounts'>,
  outside: SectionOf<'mounts'> | undefined,
  unit: string,
): Record<string, string> => {
  const machines = new Set(outside?.list.map(({device}) => device));
  return Object.fromEntries(
    // Several may lie on one another; only the last is seen.
    mounts.list
      .filter(({at}) => !isPassing(at))
      .map(({at, root, type, flags, device}) => {
        const isOwn = root.includes('systemd-private-') || (outside !== undefined && !machines.has(device));
        return [
          `mount ${steadyText(at, unit)}`,
          `${isOwn ? 'own ' : ''}${type} ${steadyText(root, unit)} ${flags.filter((flag) => telling.includes(flag)).join(',')}`,
        ];
      }),
  );
};
