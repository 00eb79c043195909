import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {AlarmRecord} from '../../harness/results/run-record.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import {watchedGuest} from './watched-guest.ts';

const time = '2026-11-24T05:35:22.123456+00:00 guest';

const oops = '[   55.777967] BUG: kernel NULL pointer dereference, address: 0000000000000000\n';
const panic = '[   55.9] Kernel panic - not syncing: x\r\n';

type Scene = {
  /** What the machine answers when it is asked for its kernel's log; undefined when it does not. */
  readonly kernel?: string;
  readonly console?: string;
  readonly journal?: string;
  readonly since?: number;
  readonly isInterrupted?: boolean;
};

/** Disposes of a watched guest, twice; what came of it. */
const watch = async (
  t: ExecutionContext,
  {kernel, console, journal, since, isInterrupted = false}: Scene,
) => {
  const results = await mkdtemp(join(tmpdir(), 'watched-guest-'));
  t.teardown(async () => rm(results, {recursive: true, force: true}));
  await mkdir(join(results, 'a'));
  const asked: string[] = [];
  let disposed = 0;
  const started = {
    ended: new AbortController().signal,
    ...(since === undefined ? {} : {since}),
    machine: {
      async execute(command: string) {
        asked.push(command);
        return kernel === undefined
          ? Promise.reject(new Error('no answer'))
          : Promise.resolve({exitStatus: 0, stdout: Buffer.from(kernel)});
      },
    },
    async [Symbol.asyncDispose]() {
      disposed += 1;
      // As of a machine: to the last moment.
      for (const [name, text] of Object.entries({'console.log': console, 'journal.txt': journal})) {
        if (text !== undefined) {
          await writeFile(join(results, 'a', name), text);
        }
      }
    },
  } as unknown as StartedGuest;
  const alarms: AlarmRecord[] = [];
  const guest = watchedGuest(started, {
    results,
    folder: 'a',
    signal: isInterrupted ? AbortSignal.abort() : new AbortController().signal,
    onAlarms: (found) => alarms.push(...found),
  });
  await guest[Symbol.asyncDispose]();
  await guest[Symbol.asyncDispose]();
  t.is(disposed, 1);
  return {
    alarms: alarms.map(({name, verdict, file, line}) => `${verdict} ${name} ${file}:${line}`),
    asked,
    kernelFile: await readFile(join(results, 'a', 'kernel.txt'), 'utf8').catch(() => undefined),
  };
};

const journal = [
  `${time} systemd[1]: Startup finished.`,
  `${time} systemd[1]: dbus.service: Failed with result 'signal'.`,
  `${time} systemd[1]: test5@0-1-0.service: Failed with result 'exit-code'.`,
  `${time} prog[77]: systemd[1]: ssh.service: Failed with result 'signal'.`,
  `${time} kernel[77]: Oops: a program says so`,
].join('\n');

test('a machine that answers: its kernel by its own log, which is saved, PID 1 by the journal', async (t) => {
  const {alarms, asked, kernelFile} = await watch(t, {
    kernel: `[    1.0] fine\n${oops}`,
    // A program has written to the console.
    console: panic,
    journal,
  });
  t.deepEqual(asked, ['dmesg --kernel']);
  t.is(kernelFile, `[    1.0] fine\n${oops}`);
  t.deepEqual(alarms, ['fails kernel oops a/kernel.txt:2', 'warns failed unit a/journal.txt:2']);
});

test('a machine that says nothing any more: its console', async (t) => {
  const {alarms, kernelFile} = await watch(t, {console: `x\r\n${panic}`, journal});
  t.deepEqual(alarms, ['fails kernel panic a/console.log:2', 'warns failed unit a/journal.txt:2']);
  t.is(kernelFile, undefined);
});

test('it has no files: nothing is known of it', async (t) => {
  t.deepEqual((await watch(t, {})).alarms, []);
});

test('an interrupted run asks nothing', async (t) => {
  t.deepEqual((await watch(t, {kernel: oops, isInterrupted: true})).asked, []);
});

test('a machine that is not ours: what came since it was opened, and no more than warnings', async (t) => {
  const {alarms, asked} = await watch(t, {
    since: 1234,
    kernel: `${time} kernel: Oops: 0000 [#1] SMP\n${time} systemd[1]: db.service: Failed with result 'signal'.\n`,
    // Of the steps' units alone.
    journal,
  });
  t.regex(asked.join(), / --since=@1234 /);
  t.deepEqual(alarms, ['warns kernel oops a/kernel.txt:1', 'warns failed unit a/kernel.txt:2']);
});
