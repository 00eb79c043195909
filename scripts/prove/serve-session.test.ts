import {once} from 'node:events';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {Wire} from '../../harness/process/wire.ts';
import type {ToOwner, ToProver} from '../../steps/kit/session/messages.ts';
import {serveSession} from './serve-session.ts';

const folder = mkdtempSync(join(tmpdir(), 'session-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

let sockets = 0;
const newSocket = () => join(folder, String(sockets++));

test('what is sent before the prover is there waits for it; what it says is heard to the end', async (t) => {
  const path = newSocket();
  const heard: ToOwner[] = [];
  const session = await serveSession(path, (message) => heard.push(message));
  session.send({type: 'no-guest', step: 1, message: 'sorry'});
  const prover = new Wire<ToProver, ToOwner>(connect(path));
  t.deepEqual(await once(prover, 'message'), [{type: 'no-guest', step: 1, message: 'sorry'}]);
  for (let step = 1; step <= 200; step++) {
    prover.send({type: 'started', step});
  }
  await prover.end();
  await session.drained();
  t.is(heard.length, 200);
  await session[Symbol.asyncDispose]();
  t.false(existsSync(path));
});

test('a session that no prover ever joins ends all the same', async (t) => {
  const path = newSocket();
  const session = await serveSession(path, () => undefined);
  session.send({type: 'no-guest', step: 1, message: 'nobody hears it'});
  await session.drained();
  await session[Symbol.asyncDispose]();
  await session[Symbol.asyncDispose]();
  t.false(existsSync(path));
});

test('a prover that has died does not hold the session up', async (t) => {
  const path = newSocket();
  const session = await serveSession(path, () => undefined);
  const socket = connect(path);
  await once(socket, 'connect');
  socket.destroy();
  await session.drained();
  session.send({type: 'no-guest', step: 1, message: 'too late'});
  await session[Symbol.asyncDispose]();
  t.pass();
});
