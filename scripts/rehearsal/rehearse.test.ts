import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {formatOutcomes} from './format-outcomes.ts';
import {parseRehearsalOptions} from './parse-rehearsal-options.ts';
import {rehearse} from './rehearse.ts';

const options = {nixpkgs: '/np'};

test('a route that fails is told in full, and does not end the others', async (t) => {
  const said: string[] = [];
  const outcomes = await rehearse(
    [
      {name: 'bad', run: async () => Promise.reject(new Error('no\nmore'))},
      {name: 'good', run: async () => Promise.resolve('11 passed')},
    ],
    options,
    (line) => said.push(line),
    new AbortController().signal,
  );
  t.deepEqual(said, ['bad: begins', 'bad: FAIL: no\nmore', 'good: begins', 'good: ok']);
  t.is(
    formatOutcomes(outcomes.map((outcome) => ({...outcome, seconds: 1}))),
    ['bad   FAIL        1.0 s  no', 'good  ok          1.0 s  11 passed', ''].join('\n'),
  );
});

test('an interrupt ends it, and what was shown before stands', async (t) => {
  const controller = new AbortController();
  const run = async () => {
    controller.abort(new Error('interrupted'));
    return Promise.resolve('');
  };
  const outcomes = await rehearse(
    [
      {name: 'before', run: async () => Promise.resolve('all')},
      {name: 'one', run},
      {name: 'after', run},
    ],
    options,
    () => undefined,
    controller.signal,
  );
  t.deepEqual(
    outcomes.map(({name, verdict, shown}) => [name, verdict, shown]),
    [
      ['before', 'ok', 'all'],
      ['one', 'skipped', 'interrupted'],
      ['after', 'skipped', 'interrupted'],
    ],
  );
});

test('its command line is checked', (t) => {
  const here = import.meta.dirname;
  t.like(parseRehearsalOptions(['--nixpkgs', here, '--only', 'boot', 'shell']), {
    nixpkgs: here,
    only: ['boot', 'shell'],
  });
  for (const args of [
    [],
    ['--nixpkgs', '/nonexistent'],
    ['--nixpkgs', here, '--only', 'x'],
    ['--nixpkgs', here, 'x'],
  ]) {
    const error = t.throws(() => parseRehearsalOptions(args), {instanceOf: UsageError});
    t.regex(error.message, /^rehearse-nixos: [^\n]+$/);
  }
});
