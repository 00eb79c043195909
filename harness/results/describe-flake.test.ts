import test from 'ava';
import {describeFlake} from './describe-flake.ts';
import {sampleFlakes} from './fixtures/sample-flakes.ts';

const told = Object.fromEntries(
  sampleFlakes().suites.flatMap(({cases}) => cases.map((each) => [each.name, describeFlake(each)])),
);

test('what came of the reruns is told of each', (t) => {
  t.deepEqual(told.flaky, [
    'flaky: it passed when it was proved again:',
    '  rerun 1: failed after 1.5 s: it is gone again',
    '  rerun 2: passed after 1.2 s',
  ]);
  t.deepEqual(told.broken, [
    'it was proved again:',
    '  rerun 1: failed after 1.5 s: it is gone again',
    '  rerun 2: no verdict, as the machinery failed: QEMU died',
  ]);
});

test('whether its being known counts is told, and why not', (t) => {
  t.is(told.known?.at(-1), 'known flake until 2026-12-31: owner/repository#12');
  t.is(
    told.hidden?.at(-1),
    'known flake until 2026-12-31: owner/repository#12; it did not pass when it was proved again, so that it counts as failed',
  );
  t.is(told.old?.at(-1), 'was a known flake until 2026-12-31: owner/repository#12; the entry has expired');
  t.deepEqual(told.once, [
    'known flake until 2026-12-31: owner/repository#12; it was not proved again, so that it counts as failed (--rerun-failed)',
  ]);
});

test('a case that is neither says nothing', (t) => {
  t.deepEqual(describeFlake({}), []);
});
