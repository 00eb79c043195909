import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {fromFilesOf} from './from-files-of.ts';
import {lastWritten} from './seal-memory.ts';
import type {Snapshot} from './snapshot.ts';
import {SnapshotUnusableError} from './snapshot-unusable-error.ts';

const snapshotIn = async (folder: string): Promise<Snapshot> => {
  const memory = join(folder, 'memory');
  await writeFile(memory, 'memory');
  return {
    folder,
    memory,
    written: await lastWritten(memory),
    state: join(folder, 'state'),
    console: join(folder, 'console.log'),
    journal: join(folder, 'journal.txt'),
  };
};

test('what fails while the snapshot is there fails as it is; when it is gone, the snapshot cannot be used', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  t.teardown(async () => rm(folder, {recursive: true, force: true}));
  const snapshot = await snapshotIn(folder);
  t.is(await fromFilesOf(snapshot, async () => Promise.resolve(7)), 7);
  const full = new Error('ENOSPC: no space left on device');
  await t.throwsAsync(
    fromFilesOf(snapshot, async () => Promise.reject(full)),
    {is: full},
  );
  await rm(folder, {recursive: true});
  const error = await t.throwsAsync(
    fromFilesOf(snapshot, async () => Promise.reject(new Error("cp: cannot stat 'memory'"))),
    {instanceOf: SnapshotUnusableError},
  );
  t.is(error.message, `${folder} cannot be restored: cp: cannot stat 'memory'`);
});
