import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseMutantsOptions} from './parse-mutants-options.ts';

const names = (args: readonly string[]) => parseMutantsOptions(args)?.modules.map(({name}) => name);

test('all models and both rounds, or what is chosen', (t) => {
  t.deepEqual(names([]), ['2019', '2024', '2025']);
  t.deepEqual(parseMutantsOptions([])?.rounds, ['steps', 'module']);
  t.deepEqual(names(['--module', '2024', '--module', 'nixpkgs:.']), ['2024', 'nixpkgs:.']);
  t.deepEqual(parseMutantsOptions(['--round', 'module'])?.rounds, ['module']);
  t.like(parseMutantsOptions(['--match', 'Private*', '!*yes']), {
    rounds: ['module'],
    patterns: ['Private*', '!*yes'],
  });
});

test('what there is not is told in one line', (t) => {
  for (const [args, message] of [
    [['2025'], /^mutants: too many arguments/],
    [['--module', '2018'], /^--module 2018: no such module; allowed: 2019, 2024, 2025, nixpkgs:PATH$/],
    [
      ['--round', 'all'],
      /^mutants: option '--round <round>' argument 'all' is invalid\. Allowed choices are steps, module\.$/,
    ],
    [
      ['--round', 'steps', '--module', 'nixpkgs:.'],
      /^--round steps: is not for --module nixpkgs:\.; allowed: 2019/,
    ],
    [['--round', 'steps', '--match', 'x'], /^--match x: is not for --round steps; allowed: --round module$/],
  ] as const) {
    t.throws(() => parseMutantsOptions(args), {instanceOf: UsageError, message});
  }
});
