import test from 'ava';
import type {CommandResult} from '../ssh/command-result.ts';
import {CommandFailedError} from './command-failed-error.ts';
import {describeEnd, describeResult} from './describe-result.ts';

const result = (fields: Partial<CommandResult>): CommandResult => ({
  command: 'true',
  where: 'vm',
  startedAt: '2026-11-24T05:35:22.000Z',
  exitStatus: 0,
  signal: undefined,
  timedOut: false,
  stdout: Buffer.from(''),
  stderr: Buffer.from(''),
  output: Buffer.from(''),
  durationMs: 1234,
  ...fields,
});

test('each kind of end is told in its own words', (t) => {
  t.is(describeEnd(result({exitStatus: 3})), 'ended with exit status 3 after 1.2 s');
  t.is(describeEnd(result({exitStatus: undefined, signal: 'KILL'})), 'was ended by signal KILL after 1.2 s');
  t.is(
    describeEnd(result({exitStatus: undefined, signal: 'KILL', timedOut: true})),
    'was still running after 1.2 s and was ended',
  );
});

test('a result stands alone: command, end, and both streams', (t) => {
  t.is(
    describeResult(
      result({command: 'ls /x', exitStatus: 2, stdout: Buffer.from('a\nb\n'), stderr: Buffer.from('no\n')}),
    ),
    'command: ls /x\nit ended with exit status 2 after 1.2 s\nstdout:\n  a\n  b\nstderr:\n  no',
  );
  t.true(describeResult(result({})).endsWith('stdout: (empty)\nstderr: (empty)'));
});

test('of much output the end is shown, and how much there was', (t) => {
  const text = describeResult(result({stdout: Buffer.from(`${'x'.repeat(5000)}\nthe end\n`)}));
  t.true(text.includes('stdout (last 4096 of 5009 bytes):\n'));
  t.true(text.includes('\n  the end\nstderr: (empty)'));
  t.true(text.length < 4400);
});

test('the error of a failed command has all of it, and the fields', (t) => {
  const error = new CommandFailedError('vm', 'exit status 0', result({command: 'false', exitStatus: 1}));
  t.true(error.message.startsWith('vm: expected exit status 0\ncommand: false\nit ended with exit status 1'));
  t.is(error.exitStatus, 1);
  t.is(error.machine, 'vm');
  t.false(error.timedOut);
});
