import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {refusedBy} from './refused-by.ts';
import type {Refused} from './refused.ts';

test('words alone are those of every generation', (t) => {
  t.deepEqual(refusedBy('no'), {2019: 'no', 2024: 'no', 2025: 'no'});
  t.deepEqual(refusedBy(/no/), {2019: /no/, 2024: /no/, 2025: /no/});
  t.deepEqual(refusedBy({2019: /no/}), {2019: /no/});
});

test('what says nothing is refused', (t) => {
  for (const [refused, message] of [
    [{2018: 'no'}, 'refused knows no generation 2018; allowed: 2019, 2024, 2025'],
    ['', 'refused must be a text or a regular expression that tells its message from others, not ""'],
    [/x*/, 'refused must be a text or a regular expression that tells its message from others, not /x*/'],
    [
      {2019: true},
      'refused must be a text or a regular expression that tells its message from others, not true',
    ],
  ] as const) {
    t.throws(() => refusedBy(refused as Refused), {instanceOf: UsageError, message});
  }
});
