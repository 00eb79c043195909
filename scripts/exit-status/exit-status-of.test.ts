import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {CommandFailedError} from '../../harness/machine/command-failed-error.ts';
import {failedCommand} from '../../harness/ssh/fixtures/failed-command.ts';
import {SshError} from '../../harness/ssh/ssh-error.ts';
import {CheckError} from '../../vm/shell/check-error.ts';
import {ServiceDiedError} from '../../vm/shell/service-died-error.ts';
import {InterruptedError} from '../interrupt/interrupted-error.ts';
import {describeError} from './describe-error.ts';
import {exitStatusOf} from './exit-status-of.ts';

const late = failedCommand({exitStatus: undefined, timedOut: true});

for (const [name, error, status] of [
  ['a wrong usage', new UsageError('x'), 2],
  ['the machinery', new MachineryError('x'), 69],
  ['a part of the machinery', new SshError('vm', 'x'), 69],
  ["a guest's exit status 1", new CommandFailedError('vm', 'exit status 0', failedCommand()), 69],
  [
    "a guest's exit status 130",
    new CommandFailedError('vm', 'exit status 0', failedCommand({exitStatus: 130})),
    69,
  ],
  ['a command in a guest that ran out of time', new CommandFailedError('vm', 'exit status 0', late), 69],
  ['a check', new CheckError('exit status 0', failedCommand()), 1],
  ['a service that died', new ServiceDiedError('u', failedCommand(), ''), 1],
  ['an interruption', new InterruptedError('SIGINT'), 130],
] as const) {
  test(`${name} ends the process with ${status} and its own words`, (t) => {
    t.is(exitStatusOf(error), status);
    t.is(describeError(error), error.message);
  });
}

test('the end of the compiler is of the machinery, whatever was being loaded', (t) => {
  const error = new Error('The service is no longer running');
  t.is(exitStatusOf(error), 69);
  t.is(
    describeError(error),
    'the program that loads our code (esbuild) has ended; is the host out of memory? It said: The service is no longer running',
  );
});

test('anything else is a defect of ours, told with its place', (t) => {
  const error = Object.assign(new TypeError('x is not a function'), {exitStatus: 1});
  t.is(exitStatusOf(error), 70);
  t.regex(describeError(error), /^TypeError: x is not a function\n +at .*exit-status-of\.test\.ts/);
  t.is(exitStatusOf('words'), 70);
  t.is(describeError('words'), 'words');
});
