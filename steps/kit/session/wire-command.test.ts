import test from 'ava';
import type {StepCommand} from '../../../vm/shell/step-command.ts';
import {fromWire, toWire, type WireCommand} from './wire-command.ts';

const everyByte = Buffer.from(Array.from({length: 256}, (_, byte) => byte));

const command = (fields: Partial<StepCommand>): StepCommand => ({
  command: 'ls /',
  where: 'inside test1@.service',
  startedAt: '2026-11-24T05:35:22.000Z',
  durationMs: 12.5,
  exitStatus: 0,
  signal: undefined,
  timedOut: false,
  stdout: everyByte,
  stderr: Buffer.alloc(0),
  output: everyByte,
  ...fields,
});

for (const [name, sent] of Object.entries({
  'one stream': command({}),
  'both streams': command({stderr: Buffer.from('e'), output: Buffer.concat([everyByte, Buffer.from('e')])}),
  'standard error alone': command({stdout: Buffer.alloc(0), stderr: everyByte}),
  'nothing at all': command({stdout: Buffer.alloc(0), output: Buffer.alloc(0)}),
  'no exit status': command({exitStatus: undefined, signal: 'KILL', timedOut: true}),
  'a check': command({expected: 'exit status 1', holds: false}),
})) {
  test(`what comes is what was sent: ${name}`, (t) => {
    t.deepEqual(fromWire(JSON.parse(JSON.stringify(toWire(sent))) as WireCommand), sent);
  });
}

test('bytes that are all of the output go once', (t) => {
  t.deepEqual(
    Object.keys(toWire(command({}))).filter((key) => key.startsWith('std')),
    [],
  );
});
