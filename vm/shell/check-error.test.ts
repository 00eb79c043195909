import test from 'ava';
import {CheckError} from './check-error.ts';
import type {CommandResult} from '../../harness/ssh/command-result.ts';

const error = (fields: Partial<CommandResult>) =>
  new CheckError('exit status 0', {
    where: 'inside test5@.service',
    command: 'cat /x',
    startedAt: '2026-11-24T05:35:22.000Z',
    exitStatus: 1,
    signal: undefined,
    stdout: Buffer.from(''),
    stderr: Buffer.from(''),
    output: Buffer.from(''),
    timedOut: false,
    durationMs: 1500,
    ...fields,
  });

test('the message stands alone: command, place, expectation, end, output', (t) => {
  t.is(
    error({output: Buffer.from('one\ntwo\n')}).message,
    [
      'command:  cat /x   (inside test5@.service)',
      'expected: exit status 0',
      'actual:   exit status 1',
      'output:',
      '  | one',
      '  | two',
    ].join('\n'),
  );
  t.true(error({}).message.endsWith('\noutput:   (empty)'));
});

test('statuses that people look up are decoded', (t) => {
  t.regex(
    error({exitStatus: 127}).message,
    /actual: {3}exit status 127 \(the shell did not find the command/,
  );
  t.regex(error({exitStatus: 226}).message, /exit status 226 \(NAMESPACE: /);
  t.regex(error({exitStatus: 0}).message, /actual: {3}exit status 0\n/);
});

test('a command that was ended, and one that ended without a status', (t) => {
  t.regex(
    error({exitStatus: undefined, timedOut: true}).message,
    /actual: {3}still running after 1\.5 s, so it was ended\n/,
  );
  t.regex(error({exitStatus: undefined}).message, /actual: {3}ended without an exit status\n/);
});

test('of much output the end is shown, and how much there was', (t) => {
  const {message, result} = error({output: Buffer.from(`${'x'.repeat(10_000)}\nthe end\n`)});
  t.true(message.includes('output (last 4096 of 10009 bytes):\n'));
  t.true(message.endsWith('\n  | the end'));
  t.true(message.length < 4400);
  t.is(result.output.length, 10_009);
});
