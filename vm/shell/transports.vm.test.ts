import {randomBytes} from 'node:crypto';
import test from 'ava';
import {openTestGuest} from '../guests/testing/open-test-guest.ts';
import type {CommandResult} from '../../harness/ssh/command-result.ts';
import {parseAnswer} from './trailer.ts';
import {type TransportName, transports} from './transports.ts';

// Both ways to a step's socket, on a real guest: whatever is sent and whatever comes back, they must not differ.
const opened = await openTestGuest('transports');

test.after.always('the guest ends', async () => {
  await opened[Symbol.asyncDispose]();
});

const send = async (
  name: TransportName,
  input: Uint8Array,
  socket = '/run/test7.sock',
): Promise<CommandResult> => transports[name](opened.guest.machine, socket, input, 30_000);

/** Sends `input` both ways, asserts that what comes back is the same, and gives it. */
const sendBothWays = async (
  t: {is: (a: unknown, b: unknown) => boolean; true: (value: boolean) => boolean},
  input: Uint8Array,
) => {
  const [nc, socket] = await Promise.all([send('nc', input), send('socket', input)]);
  t.true(nc.stdout.equals(socket.stdout));
  t.true(nc.stderr.equals(socket.stderr));
  t.is(nc.timedOut, socket.timedOut);
  t.is(parseAnswer(nc.stdout).exitStatus, parseAnswer(socket.stdout).exitStatus);
  return parseAnswer(nc.stdout);
};

const everyByte = Buffer.from(Array.from({length: 256}, (_value, byte) => byte));

test('a command with its output and its exit status', async (t) => {
  const answer = await sendBothWays(t, Buffer.from('echo out; echo err >&2; exit 7\n'));
  t.is(answer.output.toString(), 'out\nerr\n');
  t.is(answer.exitStatus, 7);
});

test('a command without a newline at its end', async (t) => {
  const answer = await sendBothWays(t, Buffer.from('printf %s no-newline'));
  t.is(answer.output.toString(), 'no-newline');
  t.is(answer.exitStatus, 0);
});

test('every byte there is, to and fro', async (t) => {
  const answer = await sendBothWays(t, Buffer.concat([Buffer.from('exec cat\n'), everyByte]));
  t.true(answer.output.equals(everyByte));
  t.is(answer.exitStatus, 0);
});

test('one mebibyte of random bytes, to and fro', async (t) => {
  const data = randomBytes(1024 ** 2);
  const answer = await sendBothWays(t, Buffer.concat([Buffer.from('exec cat\n'), data]));
  t.true(answer.output.equals(data));
  t.is(answer.exitStatus, 0);
});

test('no input at all', async (t) => {
  const answer = await sendBothWays(t, Buffer.alloc(0));
  t.is(answer.output.length, 0);
  t.is(answer.exitStatus, 0);
});

for (const name of Object.keys(transports) as TransportName[]) {
  test(`${name}: a socket that nobody listens on is told on stderr, and loses no machine`, async (t) => {
    const delivery = await send(name, Buffer.from('true\n'), '/run/nobody.sock');
    t.is(delivery.stdout.length, 0);
    t.not(delivery.stderr.length, 0);
    t.is(parseAnswer(delivery.stdout).exitStatus, undefined);
    t.is(await opened.guest.machine.succeed('echo alive'), 'alive');
  });
}
