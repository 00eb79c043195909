import test from 'ava';
import {MachineryError} from '../errors/machinery-error.ts';
import {CommandFailedError} from './command-failed-error.ts';
import type {Machine} from './machine.ts';
import {mustSucceed} from './must-succeed.ts';

/** Stands in for a machine on which each command ends so; what real ones do is tested on a guest. */
const machineThatEnds = (exitStatus: number): Machine =>
  ({
    name: 'm',
    execute: async (command: string) =>
      Promise.resolve({
        command,
        where: 'm',
        startedAt: '2026-11-24T05:35:22.000Z',
        durationMs: 5,
        exitStatus,
        timedOut: false,
        stdout: Buffer.from('out\n'),
        stderr: Buffer.from('no such unit\n'),
        output: Buffer.from('out\nno such unit\n'),
      }),
  }) as unknown as Machine;

test('what ends with 0 is handed over; anything else is the machinery’s fault, and says what it means', async (t) => {
  const result = await mustSucceed(machineThatEnds(0), 'true', {}, 'm: nothing could be done');
  t.is(result.stdout.toString(), 'out\n');
  const error = await t.throwsAsync(
    mustSucceed(machineThatEnds(3), 'false', {}, 'm: nothing could be done'),
    {
      instanceOf: MachineryError,
      message: /^m: nothing could be done: .*\n[^]*exit status 3[^]*no such unit/,
    },
  );
  t.true(error.cause instanceof CommandFailedError);
});
