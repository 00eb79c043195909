import test from 'ava';
import {firstLine} from './first-line.ts';

test('the first line, cut where it is long', (t) => {
  t.is(firstLine('\n one \ntwo'), 'one ');
  t.is(firstLine(''), '');
  t.is(firstLine(`${'x'.repeat(501)}\ny`), `${'x'.repeat(500)}…`);
});
