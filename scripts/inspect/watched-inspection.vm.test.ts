import {PassThrough} from 'node:stream';
import test from 'ava';
import {provocations} from '../../harness/alarms/testing/provocations.ts';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {exampleUnit} from '../../vm/inspect/testing/example-unit.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {Progress} from '../progress/progress.ts';
import {inspectGuest} from './inspect-guest.ts';

const real = parseGuest('debian:trixie');

/** A guest that writes a line that should never be there, as soon as it is up. */
const guestWith = (name: string): Guest => ({
  ...real,
  async openBare(workspace, request) {
    const opened = await real.openBare(workspace, request);
    await provocations[name]?.({
      machine: opened.machine,
      socket: (socket) => workspace.run.socket(socket),
    });
    return opened;
  },
});

/** Inspects a service on a guest, and tells what was said meanwhile. */
const inspecting = async (guest: Guest, probe?: Uint8Array) => {
  await using workspace = await Workspace.open({acceleration: 'auto'});
  const stream = new PassThrough() as unknown as NodeJS.WriteStream;
  let said = '';
  stream.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const inspection = inspectGuest(
    guest,
    {wanted: [{service: exampleUnit(['PrivateTmp=yes'])}], probe},
    workspace,
    {progress: new Progress(stream), signal: new AbortController().signal},
  );
  const [result] = await Promise.allSettled([inspection]);
  return {result, said: () => said};
};

test.serial('what was seen on a guest whose kernel had to kill is not told, but why', async (t) => {
  const {result} = await inspecting(guestWith('out of memory'));
  t.is(result.status, 'rejected');
  const error: unknown = result.status === 'rejected' ? result.reason : undefined;
  t.true(error instanceof MachineryError, String(error));
  t.regex(String(error), /debian:trixie: out of memory: Out of memory: Killed process \d+ \(perl\)/);
});

test.serial('what then failed on such a guest is not told in its place', async (t) => {
  const noProbe = new TextEncoder().encode('#!/bin/false\n');
  const {result} = await inspecting(guestWith('out of memory'), noProbe);
  const error: unknown = result.status === 'rejected' ? result.reason : undefined;
  t.regex(String(error), /debian:trixie: out of memory: /);
  t.truthy((error as Error).cause);
  const {result: alone} = await inspecting(real, noProbe);
  t.is(alone.status, 'rejected');
  t.notRegex(String(alone.status === 'rejected' ? alone.reason : ''), /out of memory/);
});

test.serial('what somebody should know is said beside what was seen', async (t) => {
  const {result, said} = await inspecting(guestWith('segfault'));
  t.is(result.status, 'fulfilled');
  t.regex(said(), /^.* debian:trixie: warning: segfault: perl\[\d+\]: segfault at 8 /m);
});

test.serial('nothing is said of a guest in good order', async (t) => {
  const {result, said} = await inspecting(real);
  t.is(result.status, 'fulfilled');
  t.notRegex(said(), /warning/);
});
