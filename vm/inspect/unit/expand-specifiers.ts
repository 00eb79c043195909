/** Undoes systemd-escape(1): `-` is a slash, `\x2d` a byte. */
const unescaped = (text: string): string =>
  text
    .replaceAll('-', '/')
    .replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Folders of the system's services, as systemd has them where nobody sets `$TMPDIR`. */
const folders: Readonly<Record<string, string>> = {
  t: '/run',
  S: '/var/lib',
  C: '/var/cache',
  L: '/var/log',
  E: '/etc',
  T: '/tmp',
  V: '/var/tmp',
};

/**
 * A value with the specifiers in it that stand for the unit's own name: in a twin, which has another, they would be other
 * paths. Those of the manager's folders are told, too, as what is seen is told by path. All others, as `%h`, mean the same in a
 * twin.
 *
 * @param unit as in `tor@default.service`
 * @param ofManager what others stand for, by their letters. Default: the folders of the system's services
 */
export const expandSpecifiers = (
  value: string,
  unit: string,
  ofManager: Readonly<Record<string, string>> = folders,
): string => {
  const stem = unit.replace(/\.service$/, '');
  const [prefix = stem, ...rest] = stem.split('@');
  const instance = rest.join('@');
  const last = prefix.slice(prefix.lastIndexOf('-') + 1);
  const meaning: Readonly<Record<string, string>> = {
    ...ofManager,
    n: unit,
    N: stem,
    p: prefix,
    P: unescaped(prefix),
    i: instance,
    I: unescaped(instance),
    j: last,
    J: unescaped(last),
  };
  return value.replaceAll(/%(.)/g, (whole, letter: string) => {
    const text = meaning[letter];
    return text === undefined ? whole : text.replaceAll('%', '%%');
  });
};
