import test from 'ava';
import {markdownTable} from './markdown-table.ts';

test('a cell is one cell, whatever is in it', (t) => {
  t.is(
    markdownTable(
      ['a', 'b'],
      [
        ['x | y', 'two\nlines'],
        [undefined, 'z'],
      ],
    ),
    '| a | b |\n| --- | --- |\n| x \\| y | two lines |\n|  | z |',
  );
});
