import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';

const command = fileURLToPath(new URL('../confinement.js', import.meta.url));

const diff = async (...args: string[]) =>
  execa(process.execPath, [command, 'diff', ...args], {reject: false, cleanup: true});

test('a module makes the same units as itself: exit status 0', async (t) => {
  const {exitCode, stdout} = await diff('2025', '2025', '1', '5');
  t.is(exitCode, 0);
  t.regex(stdout, /^equal: the units of 2 steps$/m);
});

test('what two modules do in another way is told directive by directive: exit status 1', async (t) => {
  const {exitCode, stdout} = await diff('2024', '2025', '5');
  t.is(exitCode, 1);
  t.is(
    stdout,
    [
      "- 2024 (our model, not nixpkgs' own)",
      "+ 2025 (our model, not nixpkgs' own)",
      '',
      'step 5 check if symlinks are properly bind-mounted',
      '  test5@.service',
      '    - [Service] InaccessiblePaths=-+/run/confinement/test5-',
      '    + [Service] InaccessiblePaths=-+/run/confinement/%n',
      '    - [Service] RootDirectory=/run/confinement/test5-',
      '    + [Service] RootDirectory=/run/confinement/%n',
      '    - [Service] RuntimeDirectory=confinement/test5-',
      '    + [Service] RuntimeDirectory=confinement/%n',
      '',
      'different: the units of 1 of 1 step',
    ].join('\n'),
  );
});

test('a module or a step that there is not is wrong usage', async (t) => {
  for (const args of [
    ['2025', '2026'],
    ['nixpkgs:/nowhere', '2025'],
    ['2025', '2024', '99'],
  ]) {
    const {exitCode, stdout, stderr} = await diff(...args);
    t.is(exitCode, 2, args.join(' '));
    t.is(stdout, '');
    t.regex(stderr, /(no such module|there is no such folder|no such step)[^\n]*$/);
  }
});
