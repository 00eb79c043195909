import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {CommandFailedError} from '../../harness/machine/command-failed-error.ts';
import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/machine/quote.ts';
import {UnitFailedError} from '../../harness/machine/unit-failed-error.ts';
import {QemuDiedError} from '../../harness/qemu/qemu-died-error.ts';
import {WaitError} from '../../harness/time/wait-error.ts';
import {openTestBench, type TestBench} from './testing/open-test-bench.ts';

// The tests share one guest and run one after the other; the last one pulls its plug.
let opened: TestBench | undefined;
let machine: Machine;
const folder = mkdtempSync(join(tmpdir(), 'machine-'));

test.before('a guest boots', async () => {
  opened = await openTestBench('machine-test');
  ({machine} = opened.bench);
});

test.after.always('it ends', async () => {
  await opened?.[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
});

/** A limit of about `ms` whatever the machine's factor is. */
const real = (ms: number) => ms / machine.timeoutFactor;

/** How many processes of the guest have this text in their command line. */
const countProcesses = async (text: string): Promise<number> => {
  // The bracket keeps the pattern from matching the command line that it stands in.
  const pattern = quote(`[${text.slice(0, 1)}]${text.slice(1)}`);
  return Number(await machine.succeed(`grep -lz -e ${pattern} /proc/[0-9]*/cmdline 2>/dev/null | wc -l`));
};

/** A word that no other command line has. */
const uniqueNumber = () => String(600 + randomBytes(4).readUInt32LE() / 2 ** 32);

test.serial('execute tells how a command ended and keeps its streams apart', async (t) => {
  const result = await machine.execute('printf out; printf err >&2; exit 7');
  t.is(result.exitStatus, 7);
  t.is(result.signal, undefined);
  t.false(result.timedOut);
  t.is(result.stdout.toString(), 'out');
  t.is(result.stderr.toString(), 'err');
  t.is(result.command, 'printf out; printf err >&2; exit 7');
  t.true(result.durationMs > 0);
});

test.serial('a command that a signal ends has that signal and no exit status', async (t) => {
  const result = await machine.execute('kill -TERM $$');
  t.is(result.exitStatus, undefined);
  t.is(result.signal, 'TERM');
  t.false(result.timedOut);
  t.is((await machine.execute('kill -KILL $$')).signal, 'KILL');
});

test.serial('a command is sent byte for byte', async (t) => {
  const words = ["it's", '"$HOME"', '`id`', 'a\nb', '*', '\\', 'ünï €', '-n', ' '];
  const {stdout} = await machine.execute(`printf '%s\\0' ${words.map(quote).join(' ')}`);
  t.is(stdout.toString(), words.map((word) => `${word}\0`).join(''));
});

test.serial('output comes when it is written, each piece on its stream', async (t) => {
  const pieces: string[] = [];
  const controller = new AbortController();
  const reason = new Error('seen enough');
  const mark = uniqueNumber();
  await t.throwsAsync(
    machine.execute(`echo one; sleep 1; echo two >&2; exec sleep ${mark}`, {
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
  t.is((await machine.execute('cat', {input: 'a\nb'})).stdout.toString(), 'a\nb');
  t.is((await machine.execute('cat')).stdout.length, 0);
  const unread = await machine.execute('exec true', {input: Buffer.alloc(256 * 1024)});
  t.is(unread.exitStatus, 0);
});

test.serial('a mebibyte of any bytes goes there and comes back', async (t) => {
  const bytes = randomBytes(1024 * 1024);
  const result = await machine.execute('cat', {input: bytes});
  t.is(result.exitStatus, 0);
  t.true(result.stdout.equals(bytes));
});

test.serial('thirty commands at once', async (t) => {
  const results = await Promise.all(
    Array.from({length: 30}, async (_, index) => machine.execute(`sleep 0.2; echo ${index}; exit ${index}`)),
  );
  t.deepEqual(
    results.map(({exitStatus, stdout}) => [exitStatus, stdout.toString()]),
    results.map((_, index) => [index, `${index}\n`]),
  );
});

test.serial('a command that runs out of time is ended in the guest, with all that it started', async (t) => {
  const mark = uniqueNumber();
  const startedAt = performance.now();
  const result = await machine.execute(
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
  const result = await machine.execute(`${loop} & ${loop}`, {timeoutMs: real(1500)});
  t.true(result.timedOut);
  t.is(await countProcesses(mark), 0);
});

test.serial('ending one command leaves another alone', async (t) => {
  const other = machine.execute('sleep 3; echo lives');
  t.true((await machine.execute('sleep 600', {timeoutMs: real(500)})).timedOut);
  t.is((await other).stdout.toString(), 'lives\n');
});

test.serial('a signal that has aborted already starts nothing', async (t) => {
  const reason = new Error('too late');
  await t.throwsAsync(machine.execute('touch /tmp/too-late', {signal: AbortSignal.abort(reason)}), {
    is: reason,
  });
  t.is(
    await machine.succeed('ls /tmp/too-late 2>&1 || true'),
    "ls: cannot access '/tmp/too-late': No such file or directory",
  );
});

test.serial('succeed: the output of all commands; the first that fails ends it', async (t) => {
  t.is(await machine.succeed('echo one', 'echo two'), 'one\ntwo');
  const error = await t.throwsAsync(machine.succeed('echo a', 'echo b >&2; exit 3', 'touch /tmp/third'), {
    instanceOf: CommandFailedError,
  });
  t.is(error.exitStatus, 3);
  t.regex(
    error.message,
    /^machine-test: expected exit status 0\ncommand: echo b >&2; exit 3\nit ended with exit status 3 after \d+\.\d s\nstdout: \(empty\)\nstderr:\n {2}b$/,
  );
  t.is((await machine.execute('test -e /tmp/third')).exitStatus, 1);
});

test.serial('fail: an exit status other than 0, which a signal is not', async (t) => {
  t.is(await machine.fail('echo no; false', 'exit 2'), 'no');
  await t.throwsAsync(machine.fail('true'), {
    instanceOf: CommandFailedError,
    message: /expected an exit status other than 0/,
  });
  await t.throwsAsync(machine.fail('kill -KILL $$'), {
    instanceOf: CommandFailedError,
    message: /ended by signal KILL/,
  });
});

test.serial('waitUntilSucceeds and waitUntilFails try again until it is so', async (t) => {
  const count = 'n=$(cat /tmp/count 2>/dev/null || echo 0); echo $((n + 1)) > /tmp/count';
  t.is(await machine.waitUntilSucceeds(`${count}; echo "was $n"; [ $n -ge 2 ]`), 'was 2');
  await machine.waitUntilFails(`${count}; [ $n -lt 5 ]`);
  t.is(await machine.succeed('cat /tmp/count'), '6');
});

test.serial('a wait that fails tells what it last saw, and leaves nothing running', async (t) => {
  const error = await t.throwsAsync(
    machine.waitUntilSucceeds('echo "not today" >&2; exit 4', {timeoutMs: real(6000)}),
    {instanceOf: WaitError},
  );
  t.regex(
    error.message,
    /^waited 6\.0 s for machine-test: "echo .*" to succeed; last saw: it ended with exit status 4 after \d+\.\d s, stderr: not today$/,
  );
  await t.throwsAsync(machine.waitUntilFails('true', {timeoutMs: real(6000)}), {
    instanceOf: WaitError,
    message: /last saw: it ended with exit status 0/,
  });
  const mark = uniqueNumber();
  const hanging = await t.throwsAsync(
    machine.waitUntilSucceeds(`sleep ${mark}`, {timeoutMs: real(3000), attemptTimeoutMs: real(800)}),
    {instanceOf: WaitError},
  );
  t.regex(hanging.message, /last saw: no answer within 0\.8 s$/);
  // The last attempt is ended when the wait is over, which nobody waits for.
  await machine.waitUntilSucceeds(
    `! grep -lz -e '[${mark.slice(0, 1)}]${mark.slice(1)}' /proc/[0-9]*/cmdline`,
  );
  t.is(await countProcesses(mark), 0);
});

test.serial('waitForUnit: active, becoming active, failed, inactive, not there', async (t) => {
  await machine.waitForUnit('ssh.service');
  await machine.succeed(
    'systemd-run --no-block --unit=slow --property=Type=oneshot --property=RemainAfterExit=yes sleep 3',
  );
  await machine.waitForUnit('slow.service');
  t.is(await machine.unitProperty('slow.service', 'ActiveState'), 'active');

  await machine.succeed('systemd-run --no-block --unit=broken --property=Type=oneshot false');
  const failed = await t.throwsAsync(machine.waitForUnit('broken.service'), {instanceOf: UnitFailedError});
  t.is(failed.activeState, 'failed');
  t.regex(failed.message, /^machine-test: unit broken\.service is failed\n[^]*status=1\/FAILURE/);

  const startedAt = performance.now();
  const inactive = await t.throwsAsync(machine.waitForUnit('emergency.service'), {
    instanceOf: UnitFailedError,
  });
  t.regex(inactive.message, /^machine-test: unit emergency\.service is inactive and no job is queued\n/);
  const missing = await t.throwsAsync(machine.waitForUnit('no-such.service'), {instanceOf: UnitFailedError});
  t.regex(missing.message, /no-such\.service is inactive/);
  t.true(performance.now() - startedAt < 20_000);

  await machine.succeed('systemd-run --no-block --unit=hanging --property=Type=oneshot sleep 600');
  const late = await t.throwsAsync(machine.waitForUnit('hanging.service', {timeoutMs: real(1500)}), {
    instanceOf: WaitError,
  });
  t.regex(
    late.message,
    /unit hanging\.service to be active; last saw: ActiveState=activating SubState=start$/,
  );
  await machine.systemctl('stop', 'hanging.service');
});

test.serial('waitForUnit waits for a unit that is inactive but queued', async (t) => {
  await machine.succeed(
    'systemd-run --no-block --unit=first --property=Type=oneshot sleep 2',
    'systemd-run --no-block --unit=second --property=After=first.service sleep 600',
  );
  await machine.waitForUnit('second.service');
  t.is(await machine.unitProperty('first.service', 'ActiveState').catch(() => 'gone'), 'inactive');
  await machine.systemctl('stop', 'second.service');
});

test.serial('unitInfo, unitProperty and systemctl', async (t) => {
  const info = await machine.unitInfo('test1.socket');
  t.is(info.Id, 'test1.socket');
  t.is(info.Listen, '/run/test1.sock (Stream)');
  t.is(await machine.unitProperty('test1@x.service', 'PrivateMounts'), 'yes');
  await t.throwsAsync(machine.unitProperty('ssh.service', 'NoSuchProperty'), {
    instanceOf: MachineryError,
    message: 'machine-test: unit ssh.service has no property NoSuchProperty',
  });
  const result = await machine.systemctl('is-active', 'test1.socket', 'no-such.service');
  t.is(result.stdout.toString(), 'active\ninactive\n');
  t.is(result.exitStatus, 0);
  t.not((await machine.systemctl('is-active', 'no-such.service')).exitStatus, 0);
});

test.serial('waitForFile, with any name', async (t) => {
  const name = '/tmp/it\'s a "file"\nwith $HOME';
  const waiting = machine.waitForFile(name);
  await machine.succeed(`sleep 0.5; touch ${quote(name)}`);
  await t.notThrowsAsync(waiting);
  const error = await t.throwsAsync(machine.waitForFile('/tmp/none', {timeoutMs: real(600)}), {
    instanceOf: WaitError,
  });
  t.true(error.message.endsWith('for machine-test: file /tmp/none; last saw: no such file'));
});

test.serial('waitForOpenUnixSocket finds a listener without starting an instance of it', async (t) => {
  const accepted = await machine.unitProperty('test1.socket', 'NAccepted');
  await machine.waitForOpenUnixSocket('/run/test1.sock');
  t.is(await machine.unitProperty('test1.socket', 'NAccepted'), accepted);
  // A file that was a socket once, and one that is bound to but not listened on.
  await machine.succeed('nc -lU /tmp/dead.sock & sleep 1; kill $!', 'test -S /tmp/dead.sock');
  await t.throwsAsync(machine.waitForOpenUnixSocket('/tmp/dead.sock', {timeoutMs: real(600)}), {
    instanceOf: WaitError,
    message: /unix socket \/tmp\/dead\.sock; last saw: nothing listens on it$/,
  });
  await t.throwsAsync(machine.waitForOpenUnixSocket('/run/test1', {timeoutMs: real(600)}), {
    instanceOf: WaitError,
  });
});

test.serial('waitForOpenPort and waitForClosedPort', async (t) => {
  await machine.waitForOpenPort(22);
  await machine.waitForClosedPort(2222);
  await t.throwsAsync(machine.waitForOpenPort(2222, {timeoutMs: real(600)}), {
    instanceOf: WaitError,
    message: /TCP port 2222 to be open; last saw: nothing listens on it$/,
  });
  await t.throwsAsync(machine.waitForClosedPort(22, {timeoutMs: real(600)}), {
    instanceOf: WaitError,
    message: /TCP port 22 to be closed; last saw: something listens on it$/,
  });
  const listener = machine.execute('exec nc -l 127.0.0.1 2222', {timeoutMs: real(60_000)});
  await machine.waitForOpenPort(2222);
  await machine.succeed('nc -N 127.0.0.1 2222 < /dev/null');
  await machine.waitForClosedPort(2222);
  t.is((await listener).exitStatus, 0);
});

test.serial('files and folders go to the guest and come back: content, modes and odd names', async (t) => {
  const names = [
    'plain',
    'with blank',
    "it's",
    '"quoted"',
    '$HOME',
    '-n',
    'ünï €',
    'new\nline',
    '.hidden',
    '*',
  ];
  const source = join(folder, 'source');
  mkdirSync(join(source, 'inner/empty'), {recursive: true});
  for (const [index, name] of names.entries()) {
    writeFileSync(join(source, 'inner', name), `${name}\n`.repeat(index));
    chmodSync(join(source, 'inner', name), [0o644, 0o600, 0o755, 0o4711, 0o444, 0o666][index % 6] ?? 0);
  }
  const big = randomBytes(3 * 1024 * 1024 + 17);
  writeFileSync(join(source, 'big'), big);
  chmodSync(join(source, 'inner/empty'), 0o500);
  chmodSync(join(source, 'inner'), 0o777);
  chmodSync(source, 0o750);

  const target = "/tmp/deep/er/tar'get";
  await machine.copyFromHost(source, target);
  const listing = await machine.succeed(
    `cd ${quote(`${target}/inner`)}; stat -c '%a %s' -- plain "it's" -n empty . ..`,
  );
  t.deepEqual(
    listing.split('\n').map((line, index) => (index > 2 ? line.split(' ')[0] : line)),
    ['644 0', '755 10', '666 15', '500', '777', '750'],
  );

  const back = join(folder, 'deep/back');
  await machine.copyToHost(target, back);
  t.deepEqual(readdirSync(join(back, 'inner')).sort(), [...names, 'empty'].sort());
  for (const name of [...names.map((each) => `inner/${each}`), 'big']) {
    t.deepEqual(readFileSync(join(back, name)), readFileSync(join(source, name)));
  }
  for (const name of ['.', 'big', 'inner/empty', ...names.map((each) => `inner/${each}`)]) {
    t.is(statSync(join(back, name)).mode, statSync(join(source, name)).mode, name);
  }
});

test.serial('one file goes under another name; what cannot be copied is named', async (t) => {
  const file = join(folder, 'one');
  writeFileSync(file, 'one', {mode: 0o640});
  await machine.copyFromHost(file, '/tmp/new/folder/two');
  t.is(await machine.succeed('cat /tmp/new/folder/two; stat -c " %a" /tmp/new/folder/two'), 'one 640');
  await machine.copyToHost('/tmp/new/folder/two', join(folder, 'new/three'));
  t.is(readFileSync(join(folder, 'new/three'), 'utf8'), 'one');

  await t.throwsAsync(machine.copyFromHost(join(folder, 'none'), '/tmp/none'), {code: 'ENOENT'});
  await t.throwsAsync(machine.copyFromHost(file, '/etc/hostname/below'), {
    instanceOf: MachineryError,
    message: /the folder \/etc\/hostname cannot be made: .*File exists/,
  });
  await t.throwsAsync(machine.copyFromHost(file, '/sys/none'), {
    instanceOf: MachineryError,
    message: /one cannot be copied to \/sys\/none: /,
  });
  await t.throwsAsync(machine.copyToHost('/no/such', join(folder, 'x')), {
    instanceOf: MachineryError,
    message: /^\/no\/such cannot be copied to .*: No such file/,
  });
});

test.serial('journal: all of it, one unit, a pattern', async (t) => {
  await machine.succeed("systemd-run --wait --unit=talker echo 'words of the talker'");
  t.regex(await machine.journal(), /words of the talker/);
  t.regex(await machine.journal('talker.service'), /words of the talker/);
  t.regex(await machine.journal('talk*'), /words of the talker/);
  t.notRegex(await machine.journal('ssh.service'), /words of the talker/);
});

test.serial('the console: what it showed, what it will show, and nothing in time', async (t) => {
  t.regex(machine.consoleText(), /guest-ready/);
  t.regex(await machine.waitForConsoleText(/Linux version|systemd\[1\]|guest-ready/), /./);
  const waiting = machine.waitForConsoleText(/said at \d+!/);
  await machine.succeed('echo said at 12! > /dev/ttyS0');
  t.is(await waiting, 'said at 12!');
  await t.throwsAsync(machine.waitForConsoleText(/never said/, {timeoutMs: real(300)}), {
    instanceOf: WaitError,
    message: /\/never said\/ on the console/,
  });
});

test.serial('the monitor answers', async (t) => {
  t.regex(await machine.sendMonitorCommand('info status'), /VM status: running/);
  t.regex(await machine.sendMonitorCommand('no-such-command'), /unknown command/);
});

test.serial('a guest that is cut off answers nobody, in time; then it is as before', async (t) => {
  await machine.block();
  const startedAt = performance.now();
  const result = await machine.execute('echo hello', {timeoutMs: real(1500)});
  t.true(result.timedOut);
  t.is(result.stdout.length, 0);
  await t.throwsAsync(machine.waitForFile('/', {timeoutMs: real(1500), attemptTimeoutMs: real(400)}), {
    instanceOf: WaitError,
    message: /last saw: no answer within 0\.4 s$/,
  });
  t.true(performance.now() - startedAt < 30_000);
  await machine.unblock();
  t.is(await machine.succeed('echo hello'), 'hello');
});

test.serial('a machine whose plug is pulled ends every call at once, with the console’s tail', async (t) => {
  await machine.succeed('echo the last words > /dev/ttyS0');
  await machine.waitForConsoleText(/the last words/);
  const began: Promise<unknown>[] = [];
  const running = (call: Promise<unknown>) => {
    began.push(call);
    return t.throwsAsync(call, {instanceOf: QemuDiedError});
  };
  const blob = join(folder, 'blob');
  writeFileSync(blob, Buffer.alloc(64 * 1024 * 1024));
  const output = new AbortController();
  const failures = [
    running(machine.execute('echo begun; exec sleep 600', {onStdout: () => output.abort()})),
    running(machine.waitUntilSucceeds('false')),
    running(machine.waitForUnit('ssh.service').then(async () => machine.waitForFile('/tmp/none'))),
    running(machine.waitForConsoleText(/never said/)),
    running(machine.copyFromHost(blob, '/tmp/blob')),
  ];
  if (!output.signal.aborted) {
    await once(output.signal, 'abort');
  }
  const startedAt = performance.now();
  await machine.crash();
  const errors = await Promise.all(failures);
  t.true(performance.now() - startedAt < 2000);
  for (const error of errors) {
    t.regex(
      error.message,
      /^machine machine-test: QEMU ended after \d+\.\d s \(killed by SIGKILL\)\n[^]*\n {2}the last words/,
    );
  }
  await t.throwsAsync(machine.succeed('true'), {instanceOf: QemuDiedError});
  await t.throwsAsync(machine.sendMonitorCommand('info status'), {instanceOf: QemuDiedError});
  await machine.crash();
});
