import test from 'ava';
import {calledFrom} from './called-from.ts';

const file = '/p/steps/seed/07-bin-sh.ts';
const stack = (...frames: string[]) =>
  ['CheckError: at /p/steps/seed/07-bin-sh.ts:1:1', ...frames].join('\n    at ');

test('the innermost line of the file', (t) => {
  t.is(
    calledFrom(stack('check (file:///p/vm/shell.ts:3:4)', `async Object.test (file://${file}:8:5)`), file),
    8,
  );
  t.is(calledFrom(stack(`helper (${file}:4:1)`, `async Object.test (${file}:8:5)`), file), 4);
  t.is(calledFrom(stack(`file://${file}?t=17:6:2`), file), 6);
});

test('none where the file is not named, or is another', (t) => {
  t.is(calledFrom(stack('check (file:///p/vm/shell.ts:3:4)'), file), undefined);
  t.is(calledFrom(stack(`x (/elsewhere${file}:3:4)`), file), undefined);
  t.is(calledFrom('', file), undefined);
});
