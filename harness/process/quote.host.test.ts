import {execFileSync} from 'node:child_process';
import test from 'ava';
import {quote} from './quote.ts';

const words = [
  '',
  ' ',
  'plain',
  '/nix/store/abc-x.y+z',
  'a b',
  "it's",
  "''",
  "'",
  '"$HOME"',
  '$(id)',
  '`id`',
  '\\',
  '\\n',
  "\\'",
  '*',
  '~',
  '-n',
  '#x',
  '!!',
  'a\nb\n',
  '\t',
  'test5@*.service',
  '{a,b}',
  'ünï €',
  ';&|<>()[]?=^',
];

/** What a real shell makes of these words. */
const throughShell = (quoted: readonly string[]): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${quoted.join(' ')}`], {encoding: 'utf8'})
    .split('\0')
    .slice(0, -1);

test('a shell reads each word back as it was', (t) => {
  t.deepEqual(throughShell(words.map(quote)), words);
});

test('a shell reads random words back as they were', (t) => {
  const letters = ' \'"\\$`*?~!#&|;<>()[]{}=-\n\tab€';
  // A generator with a fixed seed: the words are the same in every run.
  let state = 42;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  const random = Array.from({length: 2000}, () =>
    Array.from({length: next(12)}, () => letters.charAt(next(letters.length))).join(''),
  );
  t.deepEqual(throughShell(random.map(quote)), random);
});

test('words that need no quotes get none', (t) => {
  t.is(quote('systemctl'), 'systemctl');
  t.is(quote('--property=Id'), '--property=Id');
  t.is(quote('/run/test1.sock'), '/run/test1.sock');
});
