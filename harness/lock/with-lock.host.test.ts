import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {MachineryError} from '../errors/machinery-error.ts';
import {withLock} from './with-lock.ts';

const parent = mkdtempSync(join(tmpdir(), 'with-lock-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

test.serial('at any moment one action runs, and each result is handed on', async (t) => {
  const path = join(parent, 'many');
  let running = 0;
  const results = await Promise.all(
    Array.from({length: 8}, async (_, index) =>
      withLock(path, {}, async () => {
        running += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        t.is(running, 1);
        running -= 1;
        return index;
      }),
    ),
  );
  t.deepEqual(results, [0, 1, 2, 3, 4, 5, 6, 7]);
});

test.serial('an action that fails frees the lock', async (t) => {
  const path = join(parent, 'failing');
  const failure = new Error('no image');
  t.is(await t.throwsAsync(withLock(path, {}, async () => Promise.reject(failure))), failure);
  t.is(await withLock(path, {timeoutMs: 1000}, async () => Promise.resolve(1)), 1);
});

test.serial('a lock whose helper was killed is told as lost', async (t) => {
  const path = join(parent, 'lost');
  const error = await t.throwsAsync(
    withLock(path, {}, async () => {
      const {stdout} = await execa('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)]);
      const helper = stdout.split('\n').find((line) => line.endsWith(' cat'));
      process.kill(Number.parseInt(helper ?? '', 10), 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }),
    {instanceOf: MachineryError},
  );
  t.regex(error.message, /^the lock .*lost was lost while it was in use/);
});
