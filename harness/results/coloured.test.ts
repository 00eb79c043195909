import test from 'ava';
import {coloured} from './coloured.ts';
import {printable} from './printable.ts';

const escape = '\u001B';

test('codes of colours stay, whatever else a terminal would obey does not', (t) => {
  t.is(
    coloured(`${escape}[1;31mred${escape}[0m ${escape}[2J${escape}]0;title\u0007x\u0007`),
    `${escape}[1;31mred${escape}[0m x\u2407`,
  );
});

test('without colours it is what is printable', (t) => {
  const text = `a\u0000b${escape}[Hc\r\nd`;
  t.is(coloured(text), printable(text));
});
