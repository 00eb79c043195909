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
      {name: 'none', lacks: () => 'no --ssh', run: async () => Promise.resolve('')},
      {name: 'good', run: async () => Promise.resolve('11 passed')},
    ],
    options,
    (line) => said.push(line),
    new AbortController().signal,
  );
  t.deepEqual(said, ['bad: begins', 'bad: FAIL: no\nmore', 'good: begins', 'good: ok']);
  t.is(
    formatOutcomes(outcomes.map((outcome) => ({...outcome, seconds: 1}))),
    [
      'bad   FAIL        1.0 s  no',
      'none  skipped     1.0 s  no --ssh',
      'good  ok          1.0 s  11 passed',
      '',
    ].join('\n'),
  );
});

test('an interrupt ends it', async (t) => {
  const controller = new AbortController();
  const run = async () => {
    controller.abort(new Error('interrupted'));
    return Promise.resolve('');
  };
  await t.throwsAsync(
    rehearse([{name: 'one', run}], options, () => undefined, controller.signal),
    {message: 'interrupted'},
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
