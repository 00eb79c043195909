import test from 'ava';
import {ticks} from './ticks.ts';

test('ticks are round and no more than asked for', (t) => {
  t.deepEqual(ticks(0, 1000, 5), [0, 200, 400, 600, 800, 1000]);
  t.deepEqual(ticks(130, 990, 10), [200, 300, 400, 500, 600, 700, 800, 900]);
  t.deepEqual(ticks(0, 3, 10), [0, 1, 2, 3]);
  t.deepEqual(ticks(0, 200_000, 5), [0, 60_000, 120_000, 180_000]);
  t.is(ticks(0, 100 * 3_600_000, 10).length, 7);
});
