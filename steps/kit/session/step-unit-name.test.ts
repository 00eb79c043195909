import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {stepUnitName} from './step-unit-name.ts';

const step = {number: 7, services: {reload: {}, 'pool@': {}}};

test('a service of a step has its number in its name', (t) => {
  t.is(stepUnitName(step, 'reload'), 'test7-reload.service');
  t.is(stepUnitName(step, 'pool@', 'a'), 'test7-pool@a.service');
  t.is(stepUnitName(step, 'pool@'), 'test7-pool@.service');
});

test('a service that there is not, and an instance of what is no template, are refused', (t) => {
  for (const [use, message] of [
    [
      () => stepUnitName(step, 'other'),
      'step 7: unit("other"): it has no such service; known are reload, pool@',
    ],
    [() => stepUnitName({number: 7}, 'other'), 'step 7: unit("other"): it has no such service; it has none'],
    [
      () => stepUnitName(step, 'reload', 'a'),
      'step 7: unit("reload", "a"): only a service whose name ends in @ has instances',
    ],
  ] as const) {
    t.throws(use, {instanceOf: UsageError, message});
  }
});
