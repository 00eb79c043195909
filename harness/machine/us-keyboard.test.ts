import test from 'ava';
import {keysOf} from './us-keyboard.ts';

test('each printable character of ASCII is on a key of its own, with shift or without', (t) => {
  const keys = Array.from({length: 95}, (_, index) => keysOf(String.fromCharCode(32 + index)));
  t.false(keys.includes(undefined));
  t.is(new Set(keys).size, 95);
  t.true(keys.every((key) => /^(?:shift-)?[a-z0-9_]+$/.test(key ?? '')));
});

for (const [character, keys] of [
  ['a', 'a'],
  ['A', 'shift-a'],
  ['7', '7'],
  ['&', 'shift-7'],
  ['"', 'shift-apostrophe'],
  ['?', 'shift-slash'],
  ['|', 'shift-backslash'],
  ['\n', 'ret'],
  ['ü', undefined],
  ['', undefined],
  ['toString', undefined],
] as const) {
  test(`keys of ${JSON.stringify(character)}`, (t) => {
    t.is(keysOf(character), keys);
  });
}
