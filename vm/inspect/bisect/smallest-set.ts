/**
 * A set of items that passes a test and of which none can be left out, found with as few tests as that takes: delta debugging
 * (Zeller and Hildebrandt, 2002). Parts are tried first, then what is left without a part, then finer parts. Where a set passes with
 * whatever is added to it, no other test is needed; where not, it is still one that passes.
 *
 * @param all passes the test itself, which is not tried again
 */
export const smallestSet = async <Item>(
  all: readonly Item[],
  passes: (items: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> => {
  const tried = new Map<string, boolean>();
  const asked = async (items: readonly Item[]): Promise<boolean> => {
    const key = items.map((item) => all.indexOf(item)).join(' ');
    const known = tried.get(key);
    if (known !== undefined) {
      return known;
    }
    const passed = await passes(items);
    tried.set(key, passed);
    return passed;
  };
  let set = all;
  let parts = 2;
  while (set.length > 0) {
    parts = Math.min(parts, set.length);
    const split = partsOf(set, parts);
    const part = set.length === 1 ? undefined : await firstOf(split, asked);
    if (part !== undefined) {
      set = part;
      parts = 2;
      continue;
    }
    const current = set;
    const rest = await firstOf(
      // Of two parts, what is left without one is the other.
      parts === 2 && current.length > 2
        ? []
        : split.map((without) => current.filter((item) => !without.includes(item))),
      asked,
    );
    if (rest !== undefined) {
      set = rest;
      parts = Math.max(parts - 1, 2);
    } else if (parts === current.length) {
      return current;
    } else {
      parts = Math.min(2 * parts, current.length);
    }
  }
  return set;
};

const firstOf = async <Item>(
  sets: readonly (readonly Item[])[],
  asked: (items: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[] | undefined> => {
  for (const each of sets) {
    if (await asked(each)) {
      return each;
    }
  }
  return undefined;
};

/** Splits a list into so many parts of about the same length, none of which is empty. */
const partsOf = <Item>(items: readonly Item[], parts: number): (readonly Item[])[] =>
  Array.from({length: parts}, (_, index) =>
    items.slice(Math.floor((index * items.length) / parts), Math.floor(((index + 1) * items.length) / parts)),
  );
