import test from 'ava';
import type {ExpectedFailure} from '../expected-failure.ts';
import type {StepFailure} from './step-failure.ts';
import {stepVerdict as verdictAt} from './step-verdict.ts';

const stepVerdict = (failure: StepFailure | undefined, expected: ExpectedFailure | undefined) =>
  verdictAt(failure, expected, '40-root.ts:3');

const failure = (message: string, machinery = false): StepFailure => ({
  name: 'CheckError',
  message,
  machinery,
  command: 1,
});

const expected = (fields: Partial<ExpectedFailure['regression']> = {}): ExpectedFailure => ({
  regression: {where: () => true, with: 'Read-only', broke: 'the root is shared', ...fields},
  where: 'generation 2024',
});

test('without a known regression a step passes or fails', (t) => {
  const known = failure('no');
  t.deepEqual(stepVerdict(undefined, undefined), {status: 'passed'});
  t.deepEqual(stepVerdict(known, undefined), {status: 'failed', failure: known});
});

test('a failure that a regression is known for reproduces it, by text and by pattern', (t) => {
  const known = failure('touch: Read-only file system');
  for (const pattern of ['Read-only', /read-only FILE/i]) {
    t.deepEqual(stepVerdict(known, expected({with: pattern})), {
      status: 'reproduced',
      failure: known,
      where: 'generation 2024',
    });
  }
});

test('a pattern that has a memory judges the same each time', (t) => {
  const pattern = /Read-only/g;
  for (let round = 0; round < 3; round += 1) {
    t.is(stepVerdict(failure('x Read-only'), expected({with: pattern})).status, 'reproduced');
  }
});

test('another failure than the known one is a failure, with what was expected', (t) => {
  t.deepEqual(stepVerdict(failure('Permission denied\n'), expected()), {
    status: 'failed',
    failure: {
      ...failure(''),
      message: [
        'Permission denied',
        'This is not how a known regression fails: the root is shared',
        'expected: a failure with "Read-only" (generation 2024)',
      ].join('\n'),
    },
  });
});

test('a known regression that no longer reproduces is a failure', (t) => {
  t.deepEqual(stepVerdict(undefined, {regression: {...expected().regression, with: /a b/}}), {
    status: 'failed',
    failure: {
      name: 'NoLongerReproducesError',
      message: [
        'a known regression no longer reproduces: the root is shared',
        'expected: a failure that matches /a b/',
        'actual:   all holds; if it is mended here, `where` of `reproduces:` in 40-root.ts:3 is to leave this guest out',
      ].join('\n'),
      machinery: false,
      expected: 'a failure that matches /a b/',
    },
  });
});

test('a failure of the machinery reproduces nothing, whatever its text', (t) => {
  const lost = failure('Read-only', true);
  t.deepEqual(stepVerdict(lost, expected()), {status: 'failed', failure: lost});
});
