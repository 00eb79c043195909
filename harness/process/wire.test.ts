import {once} from 'node:events';
import {connect, createServer, type Socket} from 'node:net';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {Wire} from './wire.ts';

const folder = mkdtempSync(join(tmpdir(), 'wire-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

let sockets = 0;

/** Both ends of a connection over a unix socket. */
const pair = async (): Promise<[Socket, Socket]> => {
  const path = join(folder, String(sockets++));
  const server = createServer().listen(path);
  await once(server, 'listening');
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const here = connect(path);
  const [there] = await connected;
  server.close();
  return [here, there];
};

test('messages come as they were sent, in order, whatever their text holds', async (t) => {
  const [here, there] = await pair();
  const [sender, receiver] = [new Wire<never, unknown>(here), new Wire<unknown, never>(there)];
  const messages = [
    {text: 'one\ntwo\r\nthree\rfour'},
    // JSON leaves these two as they are, and some readers take them for the end of a line.
    {text: 'line\u2028separator, paragraph\u2029separator, next\u0085line'},
    {text: 'NUL \0, emoji 🙂, half of one \ud83d, "quotes", back\\slash'},
    'x'.repeat(300_000),
    null,
    [],
  ];
  const received: unknown[] = [];
  const all = new Promise<void>((resolve) =>
    receiver.on('message', (message) => {
      received.push(message);
      if (received.length === messages.length) {
        resolve();
      }
    }),
  );
  for (const message of messages) {
    sender.send(message);
  }
  await all;
  t.deepEqual(received, messages);
  await sender.end();
  await receiver.end();
});

test('a message cut off by the death of the other end is dropped, and the end is told', async (t) => {
  const [here, there] = await pair();
  const receiver = new Wire<unknown, never>(there);
  const received: unknown[] = [];
  receiver.on('message', (message) => received.push(message));
  const closed = once(receiver, 'close');
  here.end('{"whole": 1}\n{"half": ');
  await closed;
  t.deepEqual(received, [{whole: 1}]);
});

test('characters that come in pieces stay whole', async (t) => {
  const [here, there] = await pair();
  const receiver = new Wire<string, never>(there);
  const message = once(receiver, 'message') as Promise<[string]>;
  here.setNoDelay(true);
  for (const byte of Buffer.from('"€ 🙂"\n')) {
    await new Promise((resolve) => here.write(Buffer.from([byte]), resolve));
  }
  t.deepEqual(await message, ['€ 🙂']);
  here.destroy();
});

test('sending and ending after the other end is gone is no harm', async (t) => {
  const [here, there] = await pair();
  const wire = new Wire<never, string>(there);
  const closed = once(wire, 'close');
  here.destroy();
  wire.send('into the void');
  await closed;
  wire.send('again');
  await wire.end();
  await wire.end();
  t.pass();
});

test('what was sent before the end arrives', async (t) => {
  const [here, there] = await pair();
  const [sender, receiver] = [new Wire<never, string>(here), new Wire<string, never>(there)];
  const message = once(receiver, 'message') as Promise<[string]>;
  const closed = once(receiver, 'close');
  sender.send('last words');
  await sender.end();
  t.deepEqual(await message, ['last words']);
  await closed;
});
