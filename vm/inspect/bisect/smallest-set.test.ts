import test from 'ava';
import fc from 'fast-check';
import {smallestSet} from './smallest-set.ts';

const numbers = (count: number): number[] => Array.from({length: count}, (_, index) => index);

/** Searches with an oracle, and tells all sets that were tried. */
const searched = async (count: number, passes: (items: readonly number[]) => boolean) => {
  const tried: string[] = [];
  const found = await smallestSet(numbers(count), async (items) => {
    tried.push(items.join(' '));
    return Promise.resolve(passes(items));
  });
  return {found: [...found], tried};
};

test('it finds exactly what must be there, wherever that is', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(numbers(20), {minLength: 1}), async (needed) => {
      const {found} = await searched(20, (items) => needed.every((each) => items.includes(each)));
      t.deepEqual(found, needed);
    }),
  );
});

test('whatever the test is, what is found passes, and with none left out it does not', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.func(fc.boolean()), async (any) => {
      const passes = (items: readonly number[]) =>
        items.length === 7 || (items.length > 0 && any(items.join()));
      const {found} = await searched(7, passes);
      t.true(passes(found));
      t.false(found.some((item) => passes(found.filter((each) => each !== item))));
    }),
  );
});

test('one of twenty takes few tests, and two of nine none twice, nor all or none of them', async (t) => {
  const one = await searched(20, (items) => items.includes(13));
  t.deepEqual(one.found, [13]);
  t.true(one.tried.length <= 6, String(one.tried.length));
  const two = await searched(9, (items) => items.includes(2) && items.includes(7));
  t.deepEqual(two.found, [2, 7]);
  t.true(two.tried.length <= 10, String(two.tried.length));
  t.deepEqual([...new Set(two.tried)], two.tried);
  t.false(two.tried.includes(numbers(9).join(' ')) || two.tried.includes(''));
});

test('of one item nothing is tried', async (t) => {
  t.deepEqual(await searched(1, () => false), {found: [0], tried: []});
});
