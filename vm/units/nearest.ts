/** Number of characters to insert, drop, replace or swap to get from one word to the other. */
const distance = (from: string, to: string): number => {
  let older: number[] = [];
  let previous = Array.from({length: to.length + 1}, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const candidates = [
        (current[column - 1] ?? 0) + 1,
        (previous[column] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      ];
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        candidates.push((older[column - 2] ?? 0) + 1);
      }
      current.push(Math.min(...candidates));
    }
    older = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
};

/** A name's words in the order of the alphabet, as two names have them that differ in their order alone. */
const wordsOf = (name: string): string =>
  (name.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+/g) ?? []).sort().join(' ');

/**
 * The known name that is most like the given one, upper and lower case aside, or that has the same words; undefined when none is
 * like it.
 */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  const ranked = known
    .map((candidate) => ({
      candidate,
      distance:
        wordsOf(candidate) === wordsOf(name) ? 0 : distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor(name.length / 3))
    ? best.candidate
    : undefined;
};
