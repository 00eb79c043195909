import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {MachineryError} from '../errors/machinery-error.ts';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {acquireLock} from './acquire-lock.ts';
import type {Lock} from './lock.ts';

const parent = mkdtempSync(join(tmpdir(), 'lock-'));
/** What ends the holders that a failed test leaves: AVA would wait for them. */
const ends: (() => void)[] = [];

test.after.always(() => {
  for (const end of ends) {
    end();
  }
  rmSync(parent, {recursive: true, force: true});
});

const fixture = join(import.meta.dirname, 'fixtures/hold-lock.ts');

/** Another process that holds the lock. */
const otherHolder = async (path: string, mode: 'exclusive' | 'shared') => {
  const child = execa(
    ...withParentDeathSignal('node', ['--import=./scripts/typescript.js', fixture, path, mode]),
    {
      reject: false,
    },
  );
  ends.push(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return {child};
};

const failing = () => {
  throw new Error('waited');
};

/** Waits for a lock that is not free: `waits` resolves to who holds it, when that is known. */
const whoWaits = (path: string): {waits: Promise<string | undefined>; lock: Promise<Lock>} => {
  let told: (holder: string | undefined) => void = () => undefined;
  const waits = new Promise<string | undefined>((resolve) => {
    told = resolve;
  });
  return {waits, lock: acquireLock(path, {onWait: (holder) => told(holder), timeoutMs: 20_000})};
};

test('a free lock is had at once, in a folder that is made for it, and freed twice without harm', async (t) => {
  const path = join(parent, 'made/for/it.lock');
  const lock = await acquireLock(path, {onWait: failing});
  t.true(lock.held);
  t.true(readFileSync(path, 'utf8').includes(`"pid":${process.pid}`));
  await lock[Symbol.asyncDispose]();
  await lock[Symbol.asyncDispose]();
  t.false(lock.held);
  t.is(readFileSync(path, 'utf8'), '');
  await using again = await acquireLock(path, {onWait: failing});
  t.true(again.held);
});

test('a second holder waits until the first is done, and is told once who that is', async (t) => {
  const path = join(parent, 'second');
  const order: string[] = [];
  const first = await acquireLock(path);
  const {waits, lock: second} = whoWaits(path);
  order.push(`waits for ${(await waits) ?? 'nobody'}`);
  order.push('first is done');
  await first[Symbol.asyncDispose]();
  await using lock = await second;
  t.true(lock.held);
  t.is(order.length, 2);
  t.regex(order[0] ?? '', new RegExp(`^waits for process ${process.pid} \\(.*node.*\\)$`));
  t.is(order[1], 'first is done');
});

test('a holder killed with SIGKILL frees the lock', async (t) => {
  const path = join(parent, 'killed');
  const {child} = await otherHolder(path, 'exclusive');
  const {waits, lock: waiting} = whoWaits(path);
  t.regex((await waits) ?? '', new RegExp(`^process ${child.pid ?? 0} `));
  child.kill('SIGKILL');
  await using lock = await waiting;
  t.true(lock.held);
});

test('a dead holder is not named when the lock is held by others now', async (t) => {
  const path = join(parent, 'stale');
  const {child} = await otherHolder(path, 'exclusive');
  child.kill('SIGKILL');
  await child;
  await using lock = await acquireLock(path, {mode: 'shared'});
  t.true(lock.held);
  const holders: (string | undefined)[] = [];
  await t.throwsAsync(acquireLock(path, {onWait: (holder) => holders.push(holder), timeoutMs: 100}));
  t.deepEqual(holders, [undefined]);
});

test('the helper has a process group of its own, so that Ctrl-C does not free the lock of those who clean up', async (t) => {
  const path = join(parent, 'interrupted');
  const {child} = await otherHolder(path, 'exclusive');
  // The helper is `cat` by then; what compiles TypeScript may be a child of the holder too.
  const {stdout} = await execa('ps', ['-o', 'pid=,pgid=,comm=', '--ppid', String(child.pid)]);
  const [helper, group] =
    stdout
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .find(([, , name]) => name === 'cat') ?? [];
  t.truthy(helper);
  t.is(group, helper);
  child.kill('SIGKILL');
  await child;
});

test('shared holders do not wait for each other; an exclusive one waits for both', async (t) => {
  const path = join(parent, 'shared');
  const {child} = await otherHolder(path, 'shared');
  const mine = await acquireLock(path, {mode: 'shared', onWait: failing});
  const alone = acquireLock(path);
  const state = async () =>
    Promise.race([alone.then(() => 'held'), new Promise((resolve) => setTimeout(resolve, 300, 'waiting'))]);
  t.is(await state(), 'waiting');
  await mine[Symbol.asyncDispose]();
  t.is(await state(), 'waiting');
  child.kill('SIGKILL');
  await using lock = await alone;
  t.true(lock.held);
});

test('waiting ends after timeoutMs, names the holder, and leaves no waiter behind', async (t) => {
  const path = join(parent, 'timeout');
  const first = await acquireLock(path);
  const error = await t.throwsAsync(acquireLock(path, {timeoutMs: 200}), {instanceOf: MachineryError});
  t.regex(
    error.message,
    new RegExp(`timeout was not free within 0\\.2 s; process ${process.pid} .* held it$`),
  );
  await first[Symbol.asyncDispose]();
  await using lock = await acquireLock(path, {onWait: failing});
  t.true(lock.held);
});

test('aborting ends the waiting with the reason', async (t) => {
  const path = join(parent, 'abort');
  await using first = await acquireLock(path);
  const controller = new AbortController();
  const reason = new Error('interrupted');
  const waiting = acquireLock(path, {signal: controller.signal, onWait: () => controller.abort(reason)});
  t.is(await t.throwsAsync(waiting), reason);
  t.is(await t.throwsAsync(acquireLock(path, {signal: controller.signal})), reason);
  t.true(first.held);
});

test('a lock that cannot be taken says why', async (t) => {
  const file = join(parent, 'a-file');
  writeFileSync(file, '');
  const below = await t.throwsAsync(acquireLock(join(file, 'folder/lock')), {instanceOf: MachineryError});
  t.regex(below.message, /^cannot lock .*a-file\/folder\/lock: ENOTDIR/);
  const denied = await t.throwsAsync(acquireLock('/proc/self/nothing'), {instanceOf: MachineryError});
  t.regex(denied.message, /^cannot lock \/proc\/self\/nothing: flock: cannot open/);
});
