import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {WaitError} from '../wait/wait-error.ts';
import {QmpClient} from './qmp-client.ts';
import {QmpError} from './qmp-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'qmp-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

let sockets = 0;
const newSocket = () => join(folder, String(sockets++));

/** A QEMU without a machine, and a client of its monitor that may be there before the socket is. */
const qemuAndClient = async () => {
  const path = newSocket();
  const connecting = QmpClient.connect(path, {timeoutMs: 20_000});
  const qemu = execa(
    ...withParentDeathSignal('qemu-system-x86_64', [
      ...['-machine', 'none', '-nodefaults', '-no-user-config', '-display', 'none'],
      ...['-qmp', `unix:${path},server=on,wait=off`],
    ]),
    {reject: false},
  );
  const client = await connecting;
  return {
    client,
    qemu,
    path,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      qemu.kill('SIGKILL');
      await qemu;
    },
  };
};

/** A server that treats each connection as given. */
const impostor = async (onConnection: (socket: Socket) => void): Promise<string> => {
  const path = newSocket();
  const server = createServer(onConnection).listen(path);
  server.unref();
  await once(server, 'listening');
  return path;
};

test('commands at once get their own answers; the human monitor answers too', async (t) => {
  await using machine = await qemuAndClient();
  const {client} = machine;
  const [status, version, names, usernet] = await Promise.all([
    client.execute('query-status'),
    client.execute('query-version'),
    client.execute('qom-list', {path: '/'}),
    client.monitor('info version'),
  ]);
  t.like(status, {running: true});
  t.true('qemu' in (version as object));
  t.true(Array.isArray(names));
  t.regex(usernet, /^\d+\.\d+\.\d+/);
});

test('a refusal has the class and the words of QEMU', async (t) => {
  await using machine = await qemuAndClient();
  const unknown = await t.throwsAsync(machine.client.execute('no-such-command'), {instanceOf: QmpError});
  t.is(unknown.errorClass, 'CommandNotFound');
  t.is(unknown.command, 'no-such-command');
  t.is(unknown.message, 'QMP no-such-command: The command no-such-command has not been found');
  const wrong = await t.throwsAsync(machine.client.execute('qom-list', {path: '/nowhere'}), {
    instanceOf: QmpError,
  });
  t.is(wrong.errorClass, 'DeviceNotFound');
  t.is(wrong.kind, 'machinery');
});

test('events are emitted with their data', async (t) => {
  await using machine = await qemuAndClient();
  const {client, qemu} = machine;
  const stopped = once(client, 'event') as Promise<[string, unknown]>;
  await client.execute('stop');
  t.is((await stopped)[0], 'STOP');
  const shutdown = once(client, 'event') as Promise<[string, unknown]>;
  await client.execute('quit');
  const [name, data] = await shutdown;
  t.is(name, 'SHUTDOWN');
  t.like(data, {reason: 'host-qmp-quit'});
  t.is((await qemu).exitCode, 0);
});

test('a monitor that goes away in mid-command ends it, and refuses the next', async (t) => {
  await using machine = await qemuAndClient();
  const {client, qemu} = machine;
  // A stopped process answers nothing.
  qemu.kill('SIGSTOP');
  const waiting = [client.execute('query-status'), client.execute('query-version')];
  qemu.kill('SIGKILL');
  for (const command of waiting) {
    const error = await t.throwsAsync(command, {instanceOf: QmpError});
    t.regex(error.message, /^QMP query-\w+: the monitor went away before it answered$/);
  }
  const error = await t.throwsAsync(client.execute('query-status'), {instanceOf: QmpError});
  t.is(error.message, 'QMP query-status: the monitor is gone');
});

test('a command without an answer ends in time; its late answer is nobody else’s', async (t) => {
  await using machine = await qemuAndClient();
  const {client, qemu} = machine;
  qemu.kill('SIGSTOP');
  const error = await t.throwsAsync(client.execute('query-version', undefined, 200), {instanceOf: QmpError});
  t.is(error.message, 'QMP query-version: no answer within 0.2 s');
  const next = client.execute('query-status');
  qemu.kill('SIGCONT');
  t.like(await next, {running: true});
});

test('disposed of twice, a client is gone once, and QEMU takes the next', async (t) => {
  await using machine = await qemuAndClient();
  const {client, path} = machine;
  await Promise.all([client[Symbol.asyncDispose](), client[Symbol.asyncDispose]()]);
  await client[Symbol.asyncDispose]();
  await t.throwsAsync(client.execute('query-status'), {message: /the monitor is gone/});
  await using second = await QmpClient.connect(path, {timeoutMs: 20_000});
  t.like(await second.execute('query-status'), {running: true});
});

test('a socket that nobody makes, or where nobody greets, is waited for and no longer', async (t) => {
  const path = newSocket();
  const missing = await t.throwsAsync(QmpClient.connect(path, {timeoutMs: 150}), {instanceOf: WaitError});
  t.true(missing.message.endsWith(` for QEMU to open ${path}; last saw: connect ENOENT ${path}`));
  let closed: Promise<unknown> = Promise.resolve();
  const mute = await impostor((socket) => {
    closed = once(socket.resume(), 'close');
  });
  const error = await t.throwsAsync(QmpClient.connect(mute, {timeoutMs: 300}), {instanceOf: WaitError});
  t.regex(error.message, /^waited 0\.3 s for QEMU's greeting/);
  // The connection does not stay open, which would keep this process up.
  await t.notThrowsAsync(closed);
});

test('a monitor that goes away before it greets is told at once', async (t) => {
  const path = await impostor((socket) => socket.end('{"QMP": {"ver'));
  const startedAt = performance.now();
  const error = await t.throwsAsync(QmpClient.connect(path, {timeoutMs: 60_000}), {instanceOf: QmpError});
  t.is(error.message, 'QMP greeting: the monitor went away before it greeted');
  t.true(performance.now() - startedAt < 30_000);
});

test('an abort ends the connecting with its reason', async (t) => {
  const controller = new AbortController();
  const reason = new Error('interrupted');
  const connecting = QmpClient.connect(newSocket(), {timeoutMs: 60_000, signal: controller.signal});
  controller.abort(reason);
  t.is(await t.throwsAsync(connecting), reason);
});
