import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {byGeneration} from './by-generation.ts';

test('the entry of the generation is picked, whatever it is', (t) => {
  const pick = byGeneration({2019: 'old', 2024: undefined, 2025: ''});
  t.is(pick({generation: '2019'}), 'old');
  t.is(pick({generation: '2024'}), undefined);
  t.is(pick({generation: '2025'}), '');
});

test('a generation of which nothing is said is refused at once, in one line', (t) => {
  // @ts-expect-error the compiler refuses it as well
  t.throws(() => byGeneration({2019: 'a', 2025: 'b'}), {
    instanceOf: UsageError,
    message: 'byGeneration says nothing about 2024; it needs an entry for each of 2019, 2024, 2025',
  });
});

test('a generation that there is not is refused', (t) => {
  // @ts-expect-error the compiler refuses it as well
  t.throws(() => byGeneration({2018: 'x', 2019: 'a', 2024: 'c', 2025: 'b'}), {
    instanceOf: UsageError,
    message: 'byGeneration knows no 2018; allowed: 2019, 2024, 2025',
  });
});
