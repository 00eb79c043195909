import test from 'ava';
import {rotated} from './rotated.ts';

test('each is the first in its turn', (t) => {
  t.deepEqual(
    [0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join('')),
    ['abc', 'bca', 'cab', 'abc'],
  );
  t.deepEqual(rotated([], 3), []);
});
