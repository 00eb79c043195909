import test from 'ava';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import {CheckError} from '../../../vm/shell/check-error.ts';
import {ServiceDiedError} from '../../../vm/shell/service-died-error.ts';
import {describeFailure} from './describe-failure.ts';

const result = {
  startedAt: '2026-11-24T05:35:22.000Z',
  signal: undefined,
  stdout: Buffer.from(''),
  stderr: Buffer.from(''),
  where: 'inside test1@.service',
  command: 'false',
  exitStatus: 1,
  output: Buffer.from(''),
  timedOut: false,
  durationMs: 1,
};
const check = new CheckError('exit status 0', result);

test('our own errors are their message, which says all', (t) => {
  const died = new ServiceDiedError('u', result, '');
  const machinery = new MachineryError('QEMU died');
  t.is(describeFailure(check), check.message);
  t.is(describeFailure(died), died.message);
  t.is(describeFailure(machinery), 'QEMU died');
});

test('of any other error the place is told', (t) => {
  const text = describeFailure(new TypeError('x is not a function'));
  t.regex(text, /^TypeError: x is not a function\n +at .*describe-failure\.test\.ts:\d+/);
  const bare = new Error('bare');
  delete bare.stack;
  t.is(describeFailure(bare), 'bare');
});

test('what is no error is told as it is', (t) => {
  t.is(describeFailure('words'), 'the step threw what is no error: words');
  t.is(describeFailure(undefined), 'the step threw what is no error: undefined');
});

test('of a failed assertion the values are told, without colours', async (t) => {
  const attempt = await t.try((inner) => {
    inner.is('one', 'two', 'they differ');
  });
  attempt.discard();
  const text = describeFailure(attempt.errors[0]);
  t.regex(text, /^t\.is\(\): they differ\nDifference.*\n/);
  t.regex(text, /^ {2}- 'one'$/m);
  t.regex(text, /^ {2}\+ 'two'$/m);
  t.false(text.includes('\u001b'));
});
