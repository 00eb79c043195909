/**
 * A set of items that passes a test and of which none can be left out, found with as few tests as that takes: delta debugging
 * (Zeller and Hildebrandt, 2002). Parts are tried first, then what is left without a part, then finer parts. Where a set passes with
 * whatever is added to it, no other set would do; where not, it is still one that passes.
 *
 * @param all passes the test itself, as none of it does not: neither is tried
 * @param firstPassing tries sets one after another, and tells the index of the first that passes
 */
export const smallestSet = async <Item>(
  all: readonly Item[],
  firstPassing: (sets: readonly (readonly Item[])[]) => Promise<number | undefined>,
): Promise<readonly Item[]> => {
  const failed = new Set<string>();
  const firstOf = async (sets: readonly (readonly Item[])[]): Promise<readonly Item[] | undefined> => {
    const untried = new Map<string, readonly Item[]>();
    for (const items of sets) {
      const key = items.map((item) => all.indexOf(item)).join(' ');
      if (!failed.has(key) && !untried.has(key)) {
        untried.set(key, items);
      }
    }
    const tried = [...untried.values()];
    const index = tried.length === 0 ? undefined : await firstPassing(tried);
    for (const key of [...untried.keys()].slice(0, index)) {
      failed.add(key);
    }
    return index === undefined ? undefined : tried[index];
  };
  let set = all;
  let parts = 2;
  while (set.length > 1) {
    const current = set;
    const split = partsOf(current, parts);
    const found = await firstOf([
      ...split,
      ...split.map((part) => current.filter((item) => !part.includes(item))),
    ]);
    if (found !== undefined) {
      parts = split.includes(found) ? 2 : Math.min(Math.max(parts - 1, 2), found.length);
      set = found;
    } else if (parts === current.length) {
      return current;
    } else {
      parts = Math.min(2 * parts, current.length);
    }
  }
  return set;
};

/** Splits a list into so many parts of about the same length, none of which is empty. */
const partsOf = <Item>(items: readonly Item[], parts: number): (readonly Item[])[] =>
  Array.from({length: parts}, (_, index) =>
    items.slice(Math.floor((index * items.length) / parts), Math.floor(((index + 1) * items.length) / parts)),
  );
