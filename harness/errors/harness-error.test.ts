import test from 'ava';
import {CommandFailedError} from '../machine/command-failed-error.ts';
import {QemuDiedError} from '../qemu/qemu-died-error.ts';
import {failedCommand} from '../ssh/fixtures/failed-command.ts';
import {SshError} from '../ssh/ssh-error.ts';
import {HarnessError} from './harness-error.ts';
import {MachineryError} from './machinery-error.ts';
import {UsageError} from './usage-error.ts';

test('our errors are told from all others, and keep their names and causes', (t) => {
  const cause = new Error('before');
  for (const [error, name, kind] of [
    [new UsageError('x', {cause}), 'UsageError', 'usage'],
    [new MachineryError('x', {cause}), 'MachineryError', 'machinery'],
    [new SshError('vm', 'x', cause), 'SshError', 'machinery'],
  ] as const) {
    t.true(HarnessError.is(error));
    t.is(error.name, name);
    t.is(error.kind, kind);
    t.is(error.cause, cause);
  }
  for (const other of [
    cause,
    new TypeError('x'),
    Object.assign(new Error('x'), {kind: 'usage'}),
    'x',
    undefined,
  ]) {
    t.false(HarnessError.is(other));
  }
});

test('an error of another copy of the package is ours all the same', async (t) => {
  const file = new URL('harness-error.ts?copy', import.meta.url).href;
  const base = (await import(file)) as {HarnessError: typeof HarnessError};
  class Other extends base.HarnessError {
    readonly kind = 'usage';
  }
  t.not(base.HarnessError, HarnessError);
  const error: unknown = new Other('x');
  t.false(error instanceof HarnessError);
  t.true(HarnessError.is(error));
});

test('no error carries the exit status of this process', (t) => {
  t.false('exitStatus' in new UsageError('x'));
  t.false('exitStatus' in new MachineryError('x'));
  const fields = {machine: 'm', signal: undefined, why: undefined, stderr: '', consoleTail: '', upMs: 1};
  t.false('exitStatus' in new QemuDiedError({...fields, exitStatus: 3}));
});

test('what a command in a guest ended with is a fact of the guest', (t) => {
  const error = new CommandFailedError('vm', 'exit status 0', failedCommand());
  t.is(error.kind, 'command');
  t.is(error.exitStatus, 1);
});
