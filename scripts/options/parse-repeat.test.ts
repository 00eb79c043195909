import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseRepeat} from './parse-repeat.ts';

test('rounds, a time, or until a failure', (t) => {
  t.deepEqual(parseRepeat('20'), {rounds: 20});
  t.deepEqual(parseRepeat('90s'), {forMs: 90_000});
  t.deepEqual(parseRepeat('30m'), {forMs: 1_800_000});
  t.deepEqual(parseRepeat('8h'), {forMs: 28_800_000});
  t.deepEqual(parseRepeat('until-failure'), {untilFailure: true});
});

for (const text of ['', '0', '-1', '1.5', '10d', 'm', 'until', '0s']) {
  test(`"${text}" is refused in one line`, (t) => {
    t.throws(() => parseRepeat(text), {
      instanceOf: UsageError,
      message: `--repeat ${text}: allowed: a number of rounds, as in 20, a time, as in 90s, 30m or 8h, or until-failure`,
    });
  });
}
