import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {QemuDiedError} from '../qemu/qemu-died-error.ts';
import {WaitError} from '../wait/wait-error.ts';
import {machineUnderTest} from './testing/machine-under-test.ts';

// The tests share one guest and run one after the other; the last one pulls its plug.
const guest = machineUnderTest('machine-test');
const {real} = guest;
const folder = mkdtempSync(join(tmpdir(), 'machine-'));

test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test.serial('journal: all of it, one unit, a pattern', async (t) => {
  await guest.machine.succeed("systemd-run --wait --unit=talker echo 'words of the talker'");
  t.regex(await guest.machine.journal(), /words of the talker/);
  t.regex(await guest.machine.journal('talker.service'), /words of the talker/);
  t.regex(await guest.machine.journal('talk*'), /words of the talker/);
  t.notRegex(await guest.machine.journal('ssh.service'), /words of the talker/);
});

test.serial('the console: what it showed, what it will show, and nothing in time', async (t) => {
  t.regex(guest.machine.consoleText(), /guest-ready/);
  t.regex(await guest.machine.waitForConsoleText(/Linux version|systemd\[1\]|guest-ready/), /./);
  const waiting = guest.machine.waitForConsoleText(/said at \d+!/);
  await guest.machine.succeed('echo said at 12! > /dev/ttyS0');
  t.is(await waiting, 'said at 12!');
  await t.throwsAsync(guest.machine.waitForConsoleText(/never said/, {timeoutMs: real(300)}), {
    instanceOf: WaitError,
    message: /\/never said\/ on the console/,
  });
});

test.serial('the monitor answers', async (t) => {
  t.regex(await guest.machine.sendMonitorCommand('info status'), /VM status: running/);
  t.regex(await guest.machine.sendMonitorCommand('no-such-command'), /unknown command/);
});

test.serial('a guest that is cut off answers nobody, in time; then it is as before', async (t) => {
  await guest.machine.block();
  const startedAt = performance.now();
  const result = await guest.machine.execute('echo hello', {timeoutMs: real(1500)});
  t.true(result.timedOut);
  t.is(result.stdout.length, 0);
  await t.throwsAsync(guest.machine.waitForFile('/', {timeoutMs: real(1500), attemptTimeoutMs: real(400)}), {
    instanceOf: WaitError,
    message: /last saw: no answer within 0\.4 s$/,
  });
  t.true(performance.now() - startedAt < 30_000);
  await guest.machine.unblock();
  t.is(await guest.machine.succeed('echo hello'), 'hello');
});

test.serial('a machine whose plug is pulled ends every call at once, with the console’s tail', async (t) => {
  await guest.machine.succeed('echo the last words > /dev/ttyS0');
  await guest.machine.waitForConsoleText(/the last words/);
  const began: Promise<unknown>[] = [];
  const running = (call: Promise<unknown>) => {
    began.push(call);
    return t.throwsAsync(call, {instanceOf: QemuDiedError});
  };
  const blob = join(folder, 'blob');
  writeFileSync(blob, Buffer.alloc(64 * 1024 * 1024));
  const output = new AbortController();
  const failures = [
    running(guest.machine.execute('echo begun; exec sleep 600', {onStdout: () => output.abort()})),
    running(guest.machine.waitUntilSucceeds('false')),
    running(
      guest.machine.waitForUnit('ssh.service').then(async () => guest.machine.waitForFile('/tmp/none')),
    ),
    running(guest.machine.waitForConsoleText(/never said/)),
    running(guest.machine.copyFromHost(blob, '/tmp/blob')),
  ];
  if (!output.signal.aborted) {
    await once(output.signal, 'abort');
  }
  const startedAt = performance.now();
  await guest.machine.crash();
  const errors = await Promise.all(failures);
  t.true(performance.now() - startedAt < 2000);
  for (const error of errors) {
    t.regex(
      error.message,
      /^machine machine-test: QEMU ended after \d+\.\d s \(killed by SIGKILL\)\n[^]*\n {2}the last words/,
    );
  }
  await t.throwsAsync(guest.machine.succeed('true'), {instanceOf: QemuDiedError});
  await t.throwsAsync(guest.machine.sendMonitorCommand('info status'), {instanceOf: QemuDiedError});
  await guest.machine.crash();
});
