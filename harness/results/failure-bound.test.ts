import test from 'ava';
import {failureBound} from './failure-bound.ts';

const shown = (failed: number, runs: number) => failureBound(failed, runs).toFixed(4);

test('without a failure it is what the rule of three says, about', (t) => {
  // 1 - 0.05 ** (1 / n)
  for (const runs of [1, 5, 20, 1000]) {
    t.is(shown(0, runs), (1 - 0.05 ** (1 / runs)).toFixed(4));
  }
});

test('with failures it is the end of the exact interval, as tables have it', (t) => {
  t.is(shown(1, 10), '0.3942');
  t.is(shown(2, 20), '0.2826');
  t.is(shown(5, 100), '0.1023');
  t.is(shown(7, 7), '1.0000');
});

test('long series are no trouble', (t) => {
  t.true(failureBound(3, 1_000_000) < 8e-6);
});
