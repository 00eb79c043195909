import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {selectSteps, titleOf} from './select-steps.ts';
import type {Step} from './step.ts';

const step = (number: number, description: string): Step => ({
  number,
  description,
  store: {},
  service: {},
  test: async () => Promise.resolve(),
});

const steps = [step(1, 'chroot-only confinement'), step(2, 'full confinement'), step(10, 'symlinks work')];
const numbersOf = (selected: readonly Step[]) => selected.map(({number}) => number);

test('without numbers and patterns it is all', (t) => {
  t.deepEqual(numbersOf(selectSteps(steps, [])), [1, 2, 10]);
});

test('numbers select, each once, in the order of the steps', (t) => {
  t.deepEqual(numbersOf(selectSteps(steps, ['10', '1', '10', '01'])), [1, 10]);
});

test('patterns match the whole title, which begins with the number', (t) => {
  t.is(titleOf(step(3, 'x y')), '3 x y');
  t.deepEqual(numbersOf(selectSteps(steps, [], ['*confinement'])), [1, 2]);
  t.deepEqual(numbersOf(selectSteps(steps, [], ['1*'])), [1, 10]);
  t.deepEqual(numbersOf(selectSteps(steps, [], ['confinement', '*symlinks*'])), [10]);
  t.deepEqual(numbersOf(selectSteps(steps, [], ['!*symlinks*'])), [1, 2]);
});

test('a step must have the number and match', (t) => {
  t.deepEqual(numbersOf(selectSteps(steps, ['2', '10'], ['*confinement'])), [2]);
});

for (const text of ['3', '', '1.5', '-1', 'one', '1 2', 'NaN']) {
  test(`"${text}" is no step`, (t) => {
    t.throws(() => selectSteps(steps, [text]), {
      instanceOf: UsageError,
      message: `step ${text}: there is no such step; allowed: 1, 2, 10`,
    });
  });
}

test('patterns that leave nothing are refused, with a title to go by', (t) => {
  t.throws(() => selectSteps(steps, [], ['nothing', 'like it']), {
    instanceOf: UsageError,
    message:
      '--match nothing like it: matches no step; titles are, for instance, "1 chroot-only confinement"',
  });
  t.throws(() => selectSteps(steps, ['1'], ['*symlinks*']), {instanceOf: UsageError});
});
