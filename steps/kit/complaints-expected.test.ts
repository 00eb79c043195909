import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {complaintWords} from './complaint-words.ts';
import {complaintsExpected} from './complaints-expected.ts';
import type {StepFacts} from './step-facts.ts';

const facts: StepFacts = {
  guest: 'debian:bookworm',
  module: '2025',
  systemd: 252,
  kernel: '6.1',
  generation: '2025',
};

test('they are those of the guest', (t) => {
  t.deepEqual(complaintsExpected({}, facts), []);
  t.deepEqual(complaintsExpected({complaints: ['a', /b/]}, facts), ['a', /b/]);
  const complaints = ({systemd}: StepFacts) => (systemd < 254 ? ['RestartMode'] : []);
  t.deepEqual(complaintsExpected({complaints}, facts), ['RestartMode']);
  t.deepEqual(complaintsExpected({complaints}, {...facts, systemd: 254}), []);
});

test('what are no words, and words that any complaint has, are refused', (t) => {
  for (const complaints of ['ignoring', [''], [/x*/], [5], null]) {
    const refused = {
      instanceOf: UsageError,
      message:
        /^complaints: allowed: a list of texts and regular expressions that tell a complaint from others/,
    };
    t.throws(() => complaintWords(complaints), refused);
    t.throws(() => complaintsExpected({complaints: () => complaints as string[]}, facts), refused);
  }
});
