import test from 'ava';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import {failedCommand} from '../../../harness/ssh/fixtures/failed-command.ts';
import {CheckError} from '../../../vm/shell/check-error.ts';
import {stepFailure} from './step-failure.ts';

const check = new CheckError('exit status 0', failedCommand());

test('a check keeps its class, its command and what was expected', (t) => {
  t.deepEqual(stepFailure(check, {machinery: false, command: 3}), {
    name: 'CheckError',
    message: check.message,
    machinery: false,
    command: 3,
    expected: 'exit status 0',
  });
});

test('it says from which line of the step it was called', (t) => {
  const error = new CheckError('exit status 0', failedCommand());
  error.stack = 'CheckError: x\n    at async Object.test (file:///s/01-a.ts:8:5)';
  t.is(stepFailure(error, {machinery: false, command: 3, file: '/s/01-a.ts'}).line, 8);
  t.false('line' in stepFailure(error, {machinery: false, command: 3, file: '/s/02-b.ts'}));
});

test('what is about no command says nothing of one', (t) => {
  t.deepEqual(stepFailure(new MachineryError('QEMU died'), {machinery: true, command: undefined}), {
    name: 'MachineryError',
    message: 'QEMU died',
    machinery: true,
  });
  t.is(stepFailure('words', {machinery: false, command: undefined}).name, 'string');
});
