import test from 'ava';
import fc from 'fast-check';
import {smallestSet} from './smallest-set.ts';

const numbers = (count: number): number[] => Array.from({length: count}, (_, index) => index);

/** Searches with an oracle, and counts what it is asked. */
const searched = async (count: number, passes: (items: readonly number[]) => boolean) => {
  let asked = 0;
  const found = await smallestSet(numbers(count), async (items) => {
    asked++;
    return Promise.resolve(passes(items));
  });
  return {found: [...found], asked};
};

test('it finds exactly what must be there, wherever that is', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(numbers(20)), async (needed) => {
      const {found} = await searched(20, (items) => needed.every((each) => items.includes(each)));
      t.deepEqual(found, needed);
    }),
  );
});

test('whatever the test is, what is found passes, and with none left out it does not', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.func(fc.boolean()), async (any) => {
      const passes = (items: readonly number[]) => items.length === 7 || any(items.join());
      const {found} = await searched(7, passes);
      t.true(passes(found));
      t.false(found.some((item) => passes(found.filter((each) => each !== item))));
    }),
  );
});

test('one of twenty takes few tests, and none twice', async (t) => {
  const {found, asked} = await searched(20, (items) => items.includes(13));
  t.deepEqual(found, [13]);
  t.true(asked <= 10, String(asked));
  const seen = new Set<string>();
  await smallestSet(numbers(9), async (items) => {
    t.false(seen.has(items.join()), items.join());
    seen.add(items.join());
    return Promise.resolve(items.includes(2) && items.includes(7));
  });
});
