import test from 'ava';
import {alignColumns} from './align-columns.ts';

test('each column is as wide as its widest cell, and no line ends in blanks', (t) => {
  t.deepEqual(
    alignColumns([
      ['a', 'bb', 'c'],
      ['aaa', '', ''],
      ['', 'b', 'ccc'],
    ]),
    ['a    bb  c', 'aaa', '     b   ccc'],
  );
  t.deepEqual(alignColumns([]), []);
});
