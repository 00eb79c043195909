import test from 'ava';
import type {CommandResult} from '../ssh/command-result.ts';
import {commandRecord} from './command-record.ts';
import {commandSchema} from './run-schema.ts';

const result = (output: Buffer | string, fields: Partial<CommandResult> = {}): CommandResult => ({
  command: 'ls /',
  where: 'vm',
  startedAt: '2026-11-24T05:35:22.000Z',
  durationMs: 12.4,
  exitStatus: 0,
  signal: undefined,
  timedOut: false,
  stdout: Buffer.from(output),
  stderr: Buffer.alloc(0),
  output: Buffer.from(output),
  ...fields,
});

test('a command is kept with how it ended and what was expected of it', (t) => {
  const record = commandRecord(result('bin\n'), {expected: 'exit status 1', holds: false});
  t.deepEqual(record, {
    command: 'ls /',
    where: 'vm',
    startedAt: '2026-11-24T05:35:22.000Z',
    durationMs: 12,
    exitStatus: 0,
    timedOut: false,
    output: 'bin\n',
    expected: 'exit status 1',
    holds: false,
  });
  t.deepEqual(commandSchema.parse(record), record);
});

test('one that was ended has no exit status', (t) => {
  const record = commandRecord(result('', {exitStatus: undefined, signal: 'KILL', timedOut: true}));
  t.false('exitStatus' in record);
  t.is(record.signal, 'KILL');
  t.true(record.timedOut);
  t.false('expected' in record);
  t.deepEqual(commandSchema.parse(record), record);
});

test('what is no UTF-8, or not printable, is shown so', (t) => {
  t.is(commandRecord(result(Buffer.from([0x61, 0xff, 0, 0x62]))).output, 'a\uFFFD\u2400b');
});

test('of much output the beginning is kept, and told how much is left out', (t) => {
  const record = commandRecord(result('x'.repeat(10_000)));
  t.is(record.output.length, 8192);
  t.is(record.omittedBytes, 10_000 - 8192);
  t.false('omittedBytes' in commandRecord(result('x'.repeat(8192))));
});

test('the cut is between two characters', (t) => {
  for (const character of ['é', '€', '😀']) {
    for (let before = 0; before < 4; before++) {
      const text = `${'x'.repeat(before)}${character.repeat(5000)}`;
      const {output, omittedBytes = 0} = commandRecord(result(text));
      t.false(output.includes('\uFFFD'));
      t.is(Buffer.byteLength(output) + omittedBytes, Buffer.byteLength(text));
      t.true(Buffer.byteLength(output) > 8192 - 4);
    }
  }
  t.is(commandRecord(result(Buffer.alloc(9000, 0x80))).omittedBytes, 9000 - 8192 + 3);
});
