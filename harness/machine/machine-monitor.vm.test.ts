import {createServer} from 'node:net';
import {once} from 'node:events';
import {connect} from 'node:net';
import {text} from 'node:stream/consumers';
import test from 'ava';
import {MachineryError} from '../errors/machinery-error.ts';
import {UsageError} from '../errors/usage-error.ts';
import {QmpError} from '../qemu/qmp-error.ts';
import {WaitError} from '../wait/wait-error.ts';
import {machineUnderTest} from './testing/machine-under-test.ts';

// The tests share one guest and run one after the other.
const guest = machineUnderTest('machine-test');
const {real} = guest;

test.serial('keys are pressed on a terminal, which tells what it shows', async (t) => {
  const {machine} = guest;
  t.is(await machine.ttyText(7), '');
  const typed = 'Hello, World! ~#"\'\\|/?<>{}[]()*&^%$@+-=_`;:';
  await machine.succeed(
    'systemd-run --unit=typist -p StandardInput=tty -p StandardOutput=file:/tmp/typed -p TTYPath=/dev/tty1 cat',
  );
  await machine.waitForUnit('typist.service');
  await machine.sendChars(`${typed}\n`);
  const shown = await machine.waitUntilTtyMatches(1, /World[^]*;:$/);
  t.is(shown.split('\n').at(-1), typed);
  // The end of its input.
  await machine.sendKey('ctrl-d');
  await machine.waitUntilSucceeds('! systemctl is-active typist.service');
  t.is(await machine.succeed('cat /tmp/typed'), typed);
});

test.serial('a screen that does not match, keys that are none', async (t) => {
  const {machine} = guest;
  await machine.succeed("printf 'one line\\nanother' > /dev/tty3");
  t.is(await machine.ttyText(3), 'one line\nanother');
  const error = await t.throwsAsync(machine.waitUntilTtyMatches(3, /never/, {timeoutMs: real(1500)}), {
    instanceOf: WaitError,
  });
  t.regex(error.message, /\/never\/ on tty3; last saw: a screen with\none line\nanother$/);
  await t.throwsAsync(machine.sendKey('no_such_key'), {instanceOf: QmpError, message: /no_such_key/});
  await t.throwsAsync(machine.sendChars('aü'), {instanceOf: UsageError, message: /"ü" is on no key/});
  await t.throwsAsync(machine.ttyText(0), {
    instanceOf: UsageError,
    message: /^ttyText: 0 is no virtual terminal/,
  });
});

test.serial('without a display there is no screenshot', async (t) => {
  await t.throwsAsync(guest.machine.screenshot('/tmp/never.png'), {instanceOf: QmpError});
});

test.serial('waitForQmpEvent: an event that comes, one that does not, a filter that throws', async (t) => {
  const {machine} = guest;
  const stopped = machine.waitForQmpEvent(({event}) => event === 'STOP');
  const resumed = machine.waitForQmpEvent(({event}) => event === 'RESUME');
  await machine.sendMonitorCommand('stop');
  await machine.sendMonitorCommand('cont');
  t.is((await stopped).event, 'STOP');
  t.is((await resumed).event, 'RESUME');
  const waiting = machine.waitForQmpEvent(() => false, {timeoutMs: real(2000)});
  await machine.sendMonitorCommand('stop');
  await machine.sendMonitorCommand('cont');
  await t.throwsAsync(waiting, {instanceOf: WaitError, message: /an event of QEMU; last saw: event RESUME$/});
  const failing = t.throwsAsync(
    machine.waitForQmpEvent(() => {
      throw new Error('on purpose');
    }),
    {message: 'on purpose'},
  );
  await machine.sendMonitorCommand('stop');
  await machine.sendMonitorCommand('cont');
  await failing;
});

test.serial('forwardPort leads from the host’s loopback to the guest', async (t) => {
  const {machine} = guest;
  const listen = 'systemd-run --unit=answer-%s sh -c "echo from-%s | nc -N -l 0.0.0.0 %s"';
  const [first, second] = await Promise.all([
    machine.forwardPort({guest: 8080}),
    machine.forwardPort({guest: 8080}),
  ]);
  t.not(first, second);
  for (const port of [first, second]) {
    await machine.succeed(listen.replaceAll('%s', '8080').replace('answer-8080', `answer-${port}`));
    await machine.waitForOpenPort(8080);
    t.is(await text(connect(port, '127.0.0.1')), 'from-8080\n');
    await machine.waitForClosedPort(8080);
  }
  // One that is free, as nobody listens on it any more.
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = typeof address === 'object' && address !== null ? address.port : 0;
  await t.throwsAsync(machine.forwardPort({guest: 8081, host}), {
    instanceOf: MachineryError,
    message: /^machine-test: port 8081 of the guest cannot be forwarded: .*host/i,
  });
  server.close();
  await once(server, 'close');
  t.is(await machine.forwardPort({guest: 8081, host}), host);
  await t.throwsAsync(machine.forwardPort({guest: 70_000}), {
    instanceOf: UsageError,
    message: /guest: 70000 is no port/,
  });
});
