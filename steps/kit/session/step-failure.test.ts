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

test('what is about no command says nothing of one', (t) => {
  t.deepEqual(stepFailure(new MachineryError('QEMU died'), {machinery: true, command: undefined}), {
    name: 'MachineryError',
    message: 'QEMU died',
    machinery: true,
  });
  t.is(stepFailure('words', {machinery: false, command: undefined}).name, 'string');
});
