import {once} from 'node:events';
import {type AddressInfo, createServer, type Socket} from 'node:net';
import test from 'ava';
import ssh2 from 'ssh2';
import {SshConnection} from './ssh-connection.ts';
import {SshError} from './ssh-error.ts';
import type {SshTarget} from './ssh-target.ts';

// Peers that are no SSH server; what a real one does is tested on a guest.
const key = ssh2.utils.generateKeyPairSync('ed25519');

/** A server that treats each connection as given; how to reach it, and what ends it. */
const impostor = async (onConnection: (socket: Socket) => void) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    // One that is not read does not see its end.
    socket.resume();
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const target: SshTarget = {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    user: 'root',
    privateKey: key.private,
    hostKey: key.public,
  };
  return {
    target,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
};

test('a port that nobody listens on is told', async (t) => {
  const server = await impostor(() => undefined);
  const {target} = server;
  await server[Symbol.asyncDispose]();
  const error = await t.throwsAsync(SshConnection.connect(target, {timeoutMs: 20_000}), {
    instanceOf: SshError,
  });
  t.is(error.message, `ssh root@127.0.0.1:${target.port}: connect ECONNREFUSED 127.0.0.1:${target.port}`);
  t.is(error.target, `root@127.0.0.1:${target.port}`);
  t.is(error.kind, 'machinery');
});

test('a peer that says nothing is given up in time, and its connection closed', async (t) => {
  let closed: Promise<unknown> = Promise.resolve();
  await using server = await impostor((socket) => {
    closed = once(socket, 'close');
  });
  const startedAt = performance.now();
  const error = await t.throwsAsync(SshConnection.connect(server.target, {timeoutMs: 300}), {
    instanceOf: SshError,
  });
  t.regex(error.message, /Timed out while waiting for handshake$/);
  t.true(performance.now() - startedAt < 10_000);
  await closed;
});

test('a peer that closes at once, and one that speaks another protocol', async (t) => {
  await using closing = await impostor((socket) => socket.end());
  await t.throwsAsync(SshConnection.connect(closing.target, {timeoutMs: 20_000}), {
    instanceOf: SshError,
    message: /Connection lost before handshake$/,
  });
  await using other = await impostor((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await t.throwsAsync(SshConnection.connect(other.target, {timeoutMs: 20_000}), {instanceOf: SshError});
});

test('an abort gives the connecting up at once', async (t) => {
  const controller = new AbortController();
  let closed: Promise<unknown> = Promise.resolve();
  await using server = await impostor((socket) => {
    closed = once(socket, 'close');
    controller.abort(new Error('interrupted'));
  });
  const startedAt = performance.now();
  await t.throwsAsync(SshConnection.connect(server.target, {timeoutMs: 60_000, signal: controller.signal}), {
    instanceOf: SshError,
    message: /was given up$/,
  });
  t.true(performance.now() - startedAt < 30_000);
  await closed;
});
