import test from 'ava';
import {whyNotImported} from './why-not-imported.ts';

test('a compiler names the place in its words, another error in its stack', (t) => {
  t.deepEqual(
    whyNotImported(new Error('Transform failed with 1 error:\n/a/b.ts:3:16: ERROR: Expected "}"'), '/a/b.ts'),
    {line: 3, text: 'Expected "}"'},
  );
  const thrown = new Error('mine\nand more');
  thrown.stack = 'Error: mine\nand more\n    at f (file:///a/b.ts:7:2)\n    at file:///a/b.ts:9:1';
  t.deepEqual(whyNotImported(thrown, '/a/b.ts'), {line: 7, text: 'mine'});
});

test('what has no place, or is of another file, is told without', (t) => {
  const missing = new Error("Cannot find package 'x' imported from /a/b.ts");
  missing.stack = `Error: ${missing.message}\n    at packageResolve (node:internal/modules/esm/resolve:873:9)`;
  t.deepEqual(whyNotImported(missing, '/a/b.ts'), {text: missing.message});
  const other = new Error('Transform failed with 1 error:\n/a/c.ts:3:16: ERROR: Expected "}"');
  other.stack = other.message;
  t.deepEqual(whyNotImported(other, '/a/b.ts'), {text: 'Expected "}"'});
  t.deepEqual(whyNotImported('words', '/none'), {text: 'words'});
});
