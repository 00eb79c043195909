import {once} from 'node:events';
import {connect, createServer, type Socket} from 'node:net';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {RunFolder} from '../run-folder/run-folder.ts';
import {readGreeting} from './read-greeting.ts';
import {SshError} from './ssh-error.ts';

/** Both ends of a connection, as there are of QEMU's socket and ours. */
const pair = async (t: ExecutionContext): Promise<{ours: Socket; theirs: Socket}> => {
  const run = RunFolder.create('confinement-greeting-');
  const server = createServer();
  const path = join(run.path, 'port');
  server.listen(path);
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const ours = connect(path);
  const [theirs] = await accepted;
  t.teardown(async () => {
    ours.destroy();
    theirs.destroy();
    server.close();
    await run[Symbol.asyncDispose]();
  });
  return {ours, theirs};
};

const read = async (socket: Socket, {timeoutMs = 10_000, signal = new AbortController().signal} = {}) =>
  readGreeting(socket, {name: 'guest', timeoutMs, signal});

test('the line is read, in however many pieces it comes, and what follows is left', async (t) => {
  const {ours, theirs} = await pair(t);
  const greeting = read(ours);
  theirs.write('SSH-2.0-Open');
  await once(ours, 'data');
  theirs.write('SSH_10.0p2 Debian-7\r\n');
  t.is((await greeting).toString(), 'SSH-2.0-OpenSSH_10.0p2 Debian-7\r\n');
  ours.unshift(await greeting);
  theirs.end('more');
  t.is(Buffer.concat(await ours.toArray()).toString(), 'SSH-2.0-OpenSSH_10.0p2 Debian-7\r\nmore');
});

test('what is no greeting is told, with what was said', async (t) => {
  const {ours, theirs} = await pair(t);
  const greeting = read(ours);
  theirs.write('Missing privilege separation directory: /run/sshd\r\n');
  const error = await t.throwsAsync(greeting, {instanceOf: SshError});
  t.regex(error.message, /guest: .*no greeting.*Missing privilege separation directory/);
});

test('an end, a limit, and an abort end the waiting', async (t) => {
  const ended = await pair(t);
  const greeting = read(ended.ours);
  ended.theirs.end();
  await t.throwsAsync(greeting, {instanceOf: SshError, message: /the port was closed/});
  const silent = await pair(t);
  await t.throwsAsync(read(silent.ours, {timeoutMs: 20}), {
    instanceOf: SshError,
    message: /no greeting within 20 ms/,
  });
  await t.throwsAsync(read(silent.ours, {signal: AbortSignal.abort(new Error('QEMU has ended'))}), {
    instanceOf: SshError,
    message: /was given up/,
  });
});
