import {existsSync} from 'node:fs';
import {mkdtemp, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {lastWritten} from './seal-memory.ts';
import type {Snapshot} from './snapshot.ts';
import {SnapshotUnusableError} from './snapshot-unusable-error.ts';
import {fromSnapshot} from './from-snapshot.ts';

test('a snapshot that cannot be used is removed, but not one that another run has made in its place', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  t.teardown(async () => rm(folder, {recursive: true, force: true}));
  const memory = join(folder, 'memory');
  await writeFile(memory, 'old');
  const snapshot = {folder, memory, written: await lastWritten(memory)} as Snapshot;
  const warnings: string[] = [];
  const setup = {onWarning: (line: string) => warnings.push(line)};
  const failsOnce = () => {
    let failed = false;
    return async () => {
      if (!failed) {
        failed = true;
        throw new SnapshotUnusableError(snapshot, new Error('no answer'));
      }
      return Promise.resolve('opened');
    };
  };

  await writeFile(memory, 'new');
  await utimes(memory, 1, 1);
  t.is(await fromSnapshot(setup, 1, failsOnce()), 'opened');
  t.true(existsSync(memory));
  t.regex(warnings.pop() ?? '', /: no answer; another run has removed it meanwhile: trying again$/);

  const again = {...snapshot, written: await lastWritten(memory)};
  const opened = await fromSnapshot(setup, 0, async () =>
    Promise.reject<string>(new SnapshotUnusableError(again, new Error('no answer'))),
  );
  t.is(opened, undefined);
  t.false(existsSync(folder));
  t.regex(warnings.pop() ?? '', /: no answer; it is removed and made anew$/);
});
