import test from 'ava';
import {MachineryError} from '../errors/machinery-error.ts';
import {quote} from '../process/quote.ts';
import {UnitFailedError} from './unit-failed-error.ts';
import {WaitError} from '../wait/wait-error.ts';
import {machineUnderTest} from './testing/machine-under-test.ts';
import {uniqueNumber} from './testing/unique-number.ts';

// The tests share one guest and run one after the other.
const guest = machineUnderTest('machine-test');
const {real, countProcesses} = guest;

test.serial('waitUntilSucceeds and waitUntilFails try again until it is so', async (t) => {
  const count = 'n=$(cat /tmp/count 2>/dev/null || echo 0); echo $((n + 1)) > /tmp/count';
  t.is(await guest.machine.waitUntilSucceeds(`${count}; echo "was $n"; [ $n -ge 2 ]`), 'was 2');
  await guest.machine.waitUntilFails(`${count}; [ $n -lt 5 ]`);
  t.is(await guest.machine.succeed('cat /tmp/count'), '6');
});

test.serial('a wait that fails tells what it last saw, and leaves nothing running', async (t) => {
  const error = await t.throwsAsync(
    guest.machine.waitUntilSucceeds('echo "not today" >&2; exit 4', {timeoutMs: real(6000)}),
    {instanceOf: WaitError},
  );
  t.regex(
    error.message,
    /^waited 6\.0 s for machine-test: "echo .*" to succeed; last saw: it ended with exit status 4 after \d+\.\d s, stderr: not today$/,
  );
  await t.throwsAsync(guest.machine.waitUntilFails('true', {timeoutMs: real(6000)}), {
    instanceOf: WaitError,
    message: /last saw: it ended with exit status 0/,
  });
  const mark = uniqueNumber();
  const hanging = await t.throwsAsync(
    guest.machine.waitUntilSucceeds(`sleep ${mark}`, {timeoutMs: real(3000), attemptTimeoutMs: real(800)}),
    {instanceOf: WaitError},
  );
  t.regex(hanging.message, /last saw: no answer within 0\.8 s$/);
  // The last attempt is ended when the wait is over, which nobody waits for.
  await guest.machine.waitUntilSucceeds(
    `! grep -lz -e '[${mark.slice(0, 1)}]${mark.slice(1)}' /proc/[0-9]*/cmdline`,
  );
  t.is(await countProcesses(mark), 0);
});

test.serial('waitForUnit: active, becoming active, failed, inactive, not there', async (t) => {
  await guest.machine.waitForUnit('ssh.service');
  await guest.machine.succeed(
    'systemd-run --no-block --unit=slow --property=Type=oneshot --property=RemainAfterExit=yes sleep 3',
  );
  await guest.machine.waitForUnit('slow.service');
  t.is(await guest.machine.unitProperty('slow.service', 'ActiveState'), 'active');

  await guest.machine.succeed('systemd-run --no-block --unit=broken --property=Type=oneshot false');
  const failed = await t.throwsAsync(guest.machine.waitForUnit('broken.service'), {
    instanceOf: UnitFailedError,
  });
  t.is(failed.activeState, 'failed');
  t.regex(failed.message, /^machine-test: unit broken\.service is failed\n[^]*status=1\/FAILURE/);

  const startedAt = performance.now();
  const inactive = await t.throwsAsync(guest.machine.waitForUnit('emergency.service'), {
    instanceOf: UnitFailedError,
  });
  t.regex(inactive.message, /^machine-test: unit emergency\.service is inactive and no job is queued\n/);
  const missing = await t.throwsAsync(guest.machine.waitForUnit('no-such.service'), {
    instanceOf: UnitFailedError,
  });
  t.regex(missing.message, /no-such\.service is inactive/);
  t.true(performance.now() - startedAt < 20_000);

  await guest.machine.succeed('systemd-run --no-block --unit=hanging --property=Type=oneshot sleep 600');
  const late = await t.throwsAsync(guest.machine.waitForUnit('hanging.service', {timeoutMs: real(1500)}), {
    instanceOf: WaitError,
  });
  t.regex(
    late.message,
    /unit hanging\.service to be active; last saw: ActiveState=activating SubState=start$/,
  );
  await guest.machine.systemctl('stop', 'hanging.service');
});

test.serial('waitForUnit waits for a unit that is inactive but queued', async (t) => {
  await guest.machine.succeed(
    'systemd-run --no-block --unit=first --property=Type=oneshot sleep 2',
    'systemd-run --no-block --unit=second --property=After=first.service sleep 600',
  );
  await guest.machine.waitForUnit('second.service');
  t.is(await guest.machine.unitProperty('first.service', 'ActiveState'), 'inactive');
  await guest.machine.systemctl('stop', 'second.service');
});

test.serial('unitInfo, unitProperty and systemctl', async (t) => {
  const info = await guest.machine.unitInfo('test1.socket');
  t.is(info.Id, 'test1.socket');
  t.is(info.Listen, '/run/test1.sock (Stream)');
  t.is(await guest.machine.unitProperty('test1@x.service', 'PrivateMounts'), 'yes');
  await t.throwsAsync(guest.machine.unitProperty('ssh.service', 'NoSuchProperty'), {
    instanceOf: MachineryError,
    message: 'machine-test: unit ssh.service has no property NoSuchProperty',
  });
  const result = await guest.machine.systemctl('is-active', 'test1.socket', 'no-such.service');
  t.is(result.stdout.toString(), 'active\ninactive\n');
  t.is(result.exitStatus, 0);
  t.not((await guest.machine.systemctl('is-active', 'no-such.service')).exitStatus, 0);
});

test.serial('waitForFile, with any name', async (t) => {
  const name = '/tmp/it\'s a "file"\nwith $HOME';
  const waiting = guest.machine.waitForFile(name);
  await guest.machine.succeed(`sleep 0.5; touch ${quote(name)}`);
  await t.notThrowsAsync(waiting);
  const error = await t.throwsAsync(guest.machine.waitForFile('/tmp/none', {timeoutMs: real(600)}), {
    instanceOf: WaitError,
  });
  t.true(error.message.endsWith('for machine-test: file /tmp/none; last saw: no such file'));
});

test.serial('waitForOpenUnixSocket finds a listener without starting an instance of it', async (t) => {
  const accepted = await guest.machine.unitProperty('test1.socket', 'NAccepted');
  await guest.machine.waitForOpenUnixSocket('/run/test1.sock');
  t.is(await guest.machine.unitProperty('test1.socket', 'NAccepted'), accepted);
  // A file that was a socket once, and one that is bound to but not listened on.
  await guest.machine.succeed('nc -lU /tmp/dead.sock & sleep 1; kill $!', 'test -S /tmp/dead.sock');
  await t.throwsAsync(guest.machine.waitForOpenUnixSocket('/tmp/dead.sock', {timeoutMs: real(600)}), {
    instanceOf: WaitError,
    message: /unix socket \/tmp\/dead\.sock; last saw: nothing listens on it$/,
  });
  await t.throwsAsync(guest.machine.waitForOpenUnixSocket('/run/test1', {timeoutMs: real(600)}), {
    instanceOf: WaitError,
  });
});

test.serial('waitForOpenPort and waitForClosedPort', async (t) => {
  await guest.machine.waitForOpenPort(22);
  await guest.machine.waitForClosedPort(2222);
  await t.throwsAsync(guest.machine.waitForOpenPort(2222, {timeoutMs: real(600)}), {
    instanceOf: WaitError,
    message: /TCP port 2222 to be open; last saw: nothing listens on it$/,
  });
  await t.throwsAsync(guest.machine.waitForClosedPort(22, {timeoutMs: real(600)}), {
    instanceOf: WaitError,
    message: /TCP port 22 to be closed; last saw: something listens on it$/,
  });
  const listener = guest.machine.execute('exec nc -l 127.0.0.1 2222', {timeoutMs: real(60_000)});
  await guest.machine.waitForOpenPort(2222);
  await guest.machine.succeed('nc -N 127.0.0.1 2222 < /dev/null');
  await guest.machine.waitForClosedPort(2222);
  t.is((await listener).exitStatus, 0);
});
