import {randomBytes} from 'node:crypto';
import test from 'ava';
import {CommandFailedError} from './command-failed-error.ts';
import {quote} from '../process/quote.ts';
import {machineUnderTest} from './testing/machine-under-test.ts';
import {uniqueNumber} from './testing/unique-number.ts';

// The tests share one guest and run one after the other.
const guest = machineUnderTest('machine-test');
const {real, countProcesses} = guest;

test.serial('execute tells how a command ended and keeps its streams apart', async (t) => {
  const result = await guest.machine.execute('printf out; printf err >&2; exit 7');
  t.is(result.exitStatus, 7);
  t.is(result.signal, undefined);
  t.false(result.timedOut);
  t.is(result.stdout.toString(), 'out');
  t.is(result.stderr.toString(), 'err');
  t.is(result.command, 'printf out; printf err >&2; exit 7');
  t.true(result.durationMs > 0);
});

test.serial('a command that a signal ends has that signal and no exit status', async (t) => {
  const result = await guest.machine.execute('kill -TERM $$');
  t.is(result.exitStatus, undefined);
  t.is(result.signal, 'TERM');
  t.false(result.timedOut);
  t.is((await guest.machine.execute('kill -KILL $$')).signal, 'KILL');
});

test.serial('a command is sent byte for byte', async (t) => {
  const words = ["it's", '"$HOME"', '`id`', 'a\nb', '*', '\\', 'ünï €', '-n', ' '];
  const {stdout} = await guest.machine.execute(`printf '%s\\0' ${words.map(quote).join(' ')}`);
  t.is(stdout.toString(), words.map((word) => `${word}\0`).join(''));
});

test.serial('output comes when it is written, each piece on its stream', async (t) => {
  const pieces: string[] = [];
  const controller = new AbortController();
  const reason = new Error('seen enough');
  const mark = uniqueNumber();
  await t.throwsAsync(
    guest.machine.execute(`echo one; sleep 1; echo two >&2; exec sleep ${mark}`, {
      signal: controller.signal,
      onStdout: (chunk) => pieces.push(`out: ${chunk.toString()}`),
      onStderr(chunk) {
        pieces.push(`err: ${chunk.toString()}`);
        controller.abort(reason);
      },
    }),
    {is: reason},
  );
  t.deepEqual(pieces, ['out: one\n', 'err: two\n']);
  t.is(await countProcesses(mark), 0);
});

test.serial('standard input is what is given, else empty', async (t) => {
  t.is((await guest.machine.execute('cat', {input: 'a\nb'})).stdout.toString(), 'a\nb');
  t.is((await guest.machine.execute('cat')).stdout.length, 0);
  const unread = await guest.machine.execute('exec true', {input: Buffer.alloc(256 * 1024)});
  t.is(unread.exitStatus, 0);
});

test.serial('a mebibyte of any bytes goes there and comes back', async (t) => {
  const bytes = randomBytes(1024 * 1024);
  const result = await guest.machine.execute('cat', {input: bytes});
  t.is(result.exitStatus, 0);
  t.true(result.stdout.equals(bytes));
});

test.serial('thirty commands at once', async (t) => {
  const results = await Promise.all(
    Array.from({length: 30}, async (_, index) =>
      guest.machine.execute(`sleep 0.2; echo ${index}; exit ${index}`),
    ),
  );
  t.deepEqual(
    results.map(({exitStatus, stdout}) => [exitStatus, stdout.toString()]),
    results.map((_, index) => [index, `${index}\n`]),
  );
});

test.serial('a command that runs out of time is ended in the guest, with all that it started', async (t) => {
  const mark = uniqueNumber();
  const startedAt = performance.now();
  const result = await guest.machine.execute(
    `echo begun; trap '' TERM HUP; setsid -f sleep ${mark}; (sleep ${mark} &) ; nohup sleep ${mark} & sleep ${mark}`,
    {timeoutMs: real(6000)},
  );
  t.true(result.timedOut);
  t.is(result.exitStatus, undefined);
  t.is(result.stdout.toString(), 'begun\n');
  t.true(performance.now() - startedAt < 20_000);
  t.is(await countProcesses(mark), 0);
});

test.serial('a command that never stops starting others is ended too', async (t) => {
  const mark = uniqueNumber();
  const loop = `while true; do setsid -f sleep ${mark}; sleep 0.02; done`;
  const result = await guest.machine.execute(`${loop} & ${loop}`, {timeoutMs: real(1500)});
  t.true(result.timedOut);
  t.is(await countProcesses(mark), 0);
});

test.serial('ending one command leaves another alone', async (t) => {
  const other = guest.machine.execute('sleep 3; echo lives');
  t.true((await guest.machine.execute('sleep 600', {timeoutMs: real(500)})).timedOut);
  t.is((await other).stdout.toString(), 'lives\n');
});

test.serial('a signal that has aborted already starts nothing', async (t) => {
  const reason = new Error('too late');
  await t.throwsAsync(guest.machine.execute('touch /tmp/too-late', {signal: AbortSignal.abort(reason)}), {
    is: reason,
  });
  t.is(
    await guest.machine.succeed('ls /tmp/too-late 2>&1 || true'),
    "ls: cannot access '/tmp/too-late': No such file or directory",
  );
});

test.serial('succeed: the output of all commands; the first that fails ends it', async (t) => {
  t.is(await guest.machine.succeed('echo one', 'echo two'), 'one\ntwo');
  const error = await t.throwsAsync(
    guest.machine.succeed('echo a', 'echo b >&2; exit 3', 'touch /tmp/third'),
    {
      instanceOf: CommandFailedError,
    },
  );
  t.is(error.exitStatus, 3);
  t.regex(
    error.message,
    /^machine-test: expected exit status 0\ncommand: echo b >&2; exit 3\nit ended with exit status 3 after \d+\.\d s\nstdout: \(empty\)\nstderr:\n {2}b$/,
  );
  t.is((await guest.machine.execute('test -e /tmp/third')).exitStatus, 1);
});

test.serial('fail: an exit status other than 0, which a signal is not', async (t) => {
  t.is(await guest.machine.fail('echo no; false', 'exit 2'), 'no');
  await t.throwsAsync(guest.machine.fail('true'), {
    instanceOf: CommandFailedError,
    message: /expected an exit status other than 0/,
  });
  await t.throwsAsync(guest.machine.fail('kill -KILL $$'), {
    instanceOf: CommandFailedError,
    message: /ended by signal KILL/,
  });
});
