import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {whyNotApplicable} from './why-not-applicable.ts';

const facts = {
  guest: 'debian:bookworm',
  module: '2019',
  systemd: 252,
  kernel: '6.1.0',
  generation: '2019',
} as const;

test('a step applies everywhere unless it says why it does not', (t) => {
  t.is(whyNotApplicable({number: 7}, facts), undefined);
  t.is(whyNotApplicable({number: 7, applies: () => true}, facts), undefined);
  t.is(
    whyNotApplicable({number: 7, applies: ({module}) => `no such thing in ${module}`}, facts),
    'no such thing in 2019',
  );
});

test('who does not say why is refused', (t) => {
  for (const answer of [false, '', ' ', 1]) {
    t.throws(() => whyNotApplicable({number: 7, applies: () => answer as true}, facts), {
      instanceOf: UsageError,
      message: `step 7: applies: answers ${JSON.stringify(answer)}; allowed: true, or in words why it does not apply`,
    });
  }
});
