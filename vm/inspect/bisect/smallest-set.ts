/**
 * A set of items that passes a test and of which none can be left out. Where a set passes with whatever is added to it, each of those
 * that it needs is found by halving: the last of the fewest first ones with which it passes. Where not, what is found still passes.
 *
 * @param all passes the test itself, as none of it does not: neither is tried
 */
export const smallestSet = async <Item>(
  all: readonly Item[],
  passes: (items: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> => {
  const keyOf = (items: readonly Item[]): string => items.map((item) => all.indexOf(item)).join(' ');
  const tried = new Map([
    ['', false],
    [keyOf(all), true],
  ]);
  const asked = async (items: readonly Item[]): Promise<boolean> => {
    const key = keyOf(items);
    const passed = tried.get(key) ?? (await passes(items));
    tried.set(key, passed);
    return passed;
  };
  let needed: readonly Item[] = [];
  let rest = all;
  while (!(await asked(needed))) {
    let failing = 0;
    let passing = rest.length;
    while (passing - failing > 1) {
      const middle = Math.floor((failing + passing) / 2);
      if (await asked([...rest.slice(0, middle), ...needed])) {
        passing = middle;
      } else {
        failing = middle;
      }
    }
    needed = [...rest.slice(passing - 1, passing), ...needed];
    rest = rest.slice(0, passing - 1);
  }
  let index = 0;
  while (index < needed.length) {
    const without = needed.filter((_, each) => each !== index);
    if (await asked(without)) {
      needed = without;
      index = 0;
    } else {
      index++;
    }
  }
  return needed;
};
