import test from 'ava';
import {median} from './median.ts';

test('the middle one, or the mean of the two in the middle, in whatever order they come', (t) => {
  t.is(median([7]), 7);
  t.is(median([10, 9, 100]), 10);
  t.is(median([4, 1, 100, 2]), 3);
  t.throws(() => median([]), {instanceOf: RangeError});
});
