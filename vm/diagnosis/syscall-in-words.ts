import {syscallName} from './syscall-name.ts';

/**
 * A system call by its name and the groups that have it, as in `brk of @default`.
 *
 * @param groups system calls by the names of their groups, with their `@`
 */
export const syscallInWords = (
  number: number,
  groups: Readonly<Record<string, readonly string[]>>,
): string => {
  const name = syscallName(number);
  if (name === undefined) {
    return `system call ${String(number)}`;
  }
  const having = Object.keys(groups).filter((group) => groups[group]?.includes(name) === true);
  return having.length === 0 ? name : `${name} of ${having.join(', ')}`;
};
