/** The names that a group stands for, groups in it included. */
const expand = (name: string, groups: Readonly<Record<string, readonly string[]>>): string[] =>
  name.startsWith('@') ? (groups[name] ?? []).flatMap((each) => expand(each, groups)) : [name];

/**
 * Which of these system calls a `SystemCallFilter=` takes, as systemd.exec(5) says: the first list that is not empty decides
 * whether the lists allow or, with `~`, take; those that come after add to it or take from it.
 *
 * @param groups what the groups stand for, by their names with the `@`
 */
export const filteredSyscalls = (
  values: readonly string[],
  asked: readonly string[],
  groups: Readonly<Record<string, readonly string[]>>,
): string[] => {
  let isAllowList: boolean | undefined;
  let set = new Set<string>();
  for (const value of values) {
    const isInverted = value.startsWith('~');
    const names = value
      .replace(/^~/, '')
      .split(/\s+/)
      .filter((name) => name !== '')
      // An error of its own, as in `mount:EPERM`, is a filter all the same.
      .flatMap((name) => expand(name.split(':')[0] ?? name, groups));
    if (value === '' || (names.length === 0 && isAllowList === undefined && !isInverted)) {
      continue;
    }
    if (isAllowList === undefined) {
      isAllowList = !isInverted;
      set = new Set(isAllowList ? [...names, ...expand('@default', groups)] : names);
      continue;
    }
    for (const name of names) {
      if (isInverted === isAllowList) {
        set.delete(name);
      } else {
        set.add(name);
      }
    }
  }
  return isAllowList === undefined ? [] : asked.filter((name) => set.has(name) !== isAllowList);
};
