import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {seedOf} from './seed-of.ts';

test('a seed is what the environment says, or another each time', (t) => {
  t.is(seedOf({CONFINEMENT_SEED: '42'}), 42);
  for (const environment of [{}, {CONFINEMENT_SEED: ''}]) {
    const seed = seedOf(environment);
    t.true(Number.isInteger(seed) && seed >= 0 && seed < 1_000_000);
  }
});

test('what is no whole number is refused', (t) => {
  for (const text of ['-1', '1.5', 'x', '1e3', '1234567890']) {
    t.throws(() => seedOf({CONFINEMENT_SEED: text}), {
      instanceOf: UsageError,
      message: `CONFINEMENT_SEED: ${JSON.stringify(text)}; allowed: a whole number below 1000000000`,
    });
  }
});
