import test from 'ava';
import {ticks} from './ticks.ts';

test('ticks are round and no more than asked for', (t) => {
  t.deepEqual(ticks(0, 1000, 5), [0, 200, 400, 600, 800, 1000]);
  t.deepEqual(ticks(130, 990, 10), [200, 300, 400, 500, 600, 700, 800, 900]);
  t.deepEqual(ticks(0, 3, 10), [0, 1, 2, 3]);
});
