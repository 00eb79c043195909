import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {selectSteps, setsOf, titleOf} from './select-steps.ts';
import type {Step} from './step.ts';

const step = (number: number, description: string, set?: string): Step => ({
  number,
  ...(set === undefined ? {} : {set}),
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

const inSets = [
  step(1, 'alone'),
  step(2, 'old one', 'seed'),
  step(4, 'old too', 'regressions'),
  step(3, 'new', 'seed'),
];

test('sets select, together with numbers and patterns', (t) => {
  t.deepEqual(setsOf(inSets), ['seed', 'regressions']);
  t.deepEqual(numbersOf(selectSteps(inSets, [], [], ['seed'])), [2, 3]);
  t.deepEqual(numbersOf(selectSteps(inSets, [], [], ['seed', 'regressions'])), [2, 4, 3]);
  t.deepEqual(numbersOf(selectSteps(inSets, [], ['*old*'], ['seed'])), [2]);
  t.deepEqual(numbersOf(selectSteps(inSets, ['3', '4'], [], ['seed'])), [3]);
});

test('a set that there is not is refused, with those that there are', (t) => {
  t.throws(() => selectSteps(inSets, [], [], ['seed', 'other']), {
    instanceOf: UsageError,
    message: '--set other: there is no such set; allowed: seed, regressions',
  });
  t.throws(() => selectSteps(steps, [], [], ['seed']), {
    instanceOf: UsageError,
    message: '--set seed: there is no such set; these steps are in no sets',
  });
});

test('a set that leaves nothing is refused', (t) => {
  t.throws(() => selectSteps(inSets, ['1', '4'], [], ['seed']), {
    instanceOf: UsageError,
    message: '--set seed: has no step 1, 4; allowed: 2, 3',
  });
  t.throws(() => selectSteps(inSets, [], ['nothing'], ['seed']), {
    instanceOf: UsageError,
    message: '--match nothing: matches no step; titles are, for instance, "2 old one"',
  });
});
