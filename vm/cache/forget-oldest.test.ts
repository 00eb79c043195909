import {mkdir, mkdtemp, readdir, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {acquireLock} from '../../harness/lock/acquire-lock.ts';
import {cachePaths} from './cache-paths.ts';
import {forgetOldest} from './forget-oldest.ts';

const mebibyte = 1024 ** 2;

/** A cache with three entries of one mebibyte each; the last one of the list was used last. */
const makeCache = async (): Promise<string> => {
  const cache = await mkdtemp(join(tmpdir(), 'forget-'));
  for (const [age, entry] of ['snapshots/old', 'images/middle', 'disks/new'].entries()) {
    const folder = join(cache, entry);
    await mkdir(folder, {recursive: true});
    await writeFile(join(folder, 'data'), Buffer.alloc(mebibyte, 1));
    await utimes(folder, 1000 + age, 1000 + age);
  }
  return cache;
};

test('what was not used for longest goes first, and no more than has to', async (t) => {
  const cache = await makeCache();
  const removed = await forgetOldest(cachePaths(cache), 2.5 * mebibyte);
  t.deepEqual(removed, [join(cache, 'snapshots/old')]);
  t.deepEqual(await readdir(join(cache, 'images')), ['middle']);
  t.deepEqual(await readdir(join(cache, 'disks')), ['new']);
  await rm(cache, {recursive: true});
});

test('a cache within its limit is left alone', async (t) => {
  const cache = await makeCache();
  t.deepEqual(await forgetOldest(cachePaths(cache), 10 * mebibyte), []);
  t.deepEqual(await readdir(join(cache, 'snapshots')), ['old']);
  await rm(cache, {recursive: true});
});

test('nothing is removed while a run uses the cache', async (t) => {
  const cache = await makeCache();
  await using run = await acquireLock(join(cache, 'lock'), {mode: 'shared'});
  t.deepEqual(await forgetOldest(cachePaths(cache), mebibyte), []);
  t.true(run.held);
  t.deepEqual(await readdir(join(cache, 'snapshots')), ['old']);
  await rm(cache, {recursive: true});
});

test('a cache to which nothing was added is not measured again', async (t) => {
  const cache = await makeCache();
  const paths = cachePaths(cache);
  const shelves = async () => {
    await Promise.all(
      paths.shelves.map(async (shelf) => {
        await mkdir(shelf, {recursive: true});
        await utimes(shelf, 1000, 1000);
      }),
    );
  };
  await shelves();
  t.deepEqual(await forgetOldest(paths, 10 * mebibyte), []);
  // Nothing of ours writes into an entry that is there already.
  await writeFile(join(cache, 'disks/new/data'), Buffer.alloc(20 * mebibyte, 1));
  t.deepEqual(await forgetOldest(paths, 10 * mebibyte), []);
  await mkdir(join(cache, 'disks/newer'));
  t.is((await forgetOldest(paths, 10 * mebibyte)).length, 3);
  await rm(cache, {recursive: true});
});
