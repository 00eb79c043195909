import test from 'ava';
import {loadSteps} from '../kit/load-steps.ts';

test('each step of the set says what broke, when, who was hit, and where more is told', async (t) => {
  const steps = (await loadSteps()).filter(({set}) => set === 'regressions');
  t.true(steps.length > 0);
  for (const {number, references, reproduces} of steps) {
    t.not(references, undefined, `step ${number}`);
    t.not(reproduces?.since, undefined, `step ${number}`);
    t.not(reproduces?.hit, undefined, `step ${number}`);
    t.true(number >= 40, `step ${number}`);
  }
});
