import test from 'ava';
import {whyNotRefused} from './why-not-refused.ts';

test('a refusal is for where something is evaluated, and for its generations', (t) => {
  const step = {refused: {2019: 'no'}};
  t.is(
    whyNotRefused(step, {generation: '2019'}, false),
    'its units are to be refused by the module of 2019, and nothing is evaluated for this guest',
  );
  t.is(whyNotRefused(step, {generation: '2019'}, true), undefined);
  t.is(whyNotRefused(step, {generation: '2025'}, false), undefined);
  t.is(whyNotRefused({}, {generation: '2019'}, false), undefined);
});
