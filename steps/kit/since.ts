/**
 * The entry of `table` for the newest systemd that is not newer than `version`: `since({252: a, 258: b}, 257)` is a.
 *
 * @throws RangeError when the table begins later.
 */
export const since = <T>(table: Readonly<Record<number, T>>, version: number): T => {
  const key = Object.keys(table)
    .map(Number)
    .filter((first) => first <= version)
    .sort((a, b) => b - a)[0];
  if (key === undefined || table[key] === undefined) {
    throw new RangeError(
      `nothing is known for systemd ${version}; the table begins at ${Math.min(...Object.keys(table).map(Number))}`,
    );
  }
  return table[key];
};
