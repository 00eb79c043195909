import {once} from 'node:events';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {MachineryError} from '../errors/machinery-error.ts';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {buildFolderAtomic} from './build-folder-atomic.ts';
import {verifyFolder} from './verify-folder.ts';

const parent = mkdtempSync(join(tmpdir(), 'build-folder-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

test('a folder appears only when it is complete', async (t) => {
  const path = join(parent, 'whole/image');
  await buildFolderAtomic(path, async (temporary) => {
    await writeFile(join(temporary, 'kernel'), 'k');
    t.false(existsSync(path));
    t.false(verifyFolder(temporary).sound);
  });
  t.deepEqual(verifyFolder(path), {sound: true});
  t.deepEqual(readdirSync(join(parent, 'whole')), ['image']);
});

test('a build that fails leaves what stood there, and nothing of its own', async (t) => {
  const path = join(parent, 'failing/image');
  await buildFolderAtomic(path, async (temporary) => writeFile(join(temporary, 'kernel'), 'first'));
  const failure = new Error('no disk');
  const thrown = await t.throwsAsync(
    buildFolderAtomic(path, async (temporary) => {
      await writeFile(join(temporary, 'kernel'), 'second');
      throw failure;
    }),
  );
  t.is(thrown, failure);
  t.is(readFileSync(join(path, 'kernel'), 'utf8'), 'first');
  t.deepEqual(readdirSync(join(parent, 'failing')), ['image']);
});

test('a folder that stood there is replaced as a whole', async (t) => {
  const path = join(parent, 'replaced/image');
  await buildFolderAtomic(path, async (temporary) => writeFile(join(temporary, 'old'), ''));
  await buildFolderAtomic(path, async (temporary) => writeFile(join(temporary, 'new'), ''));
  t.deepEqual(readdirSync(path).sort(), ['.manifest.json', 'new']);
  t.deepEqual(readdirSync(join(parent, 'replaced')), ['image']);
});

test('what a build killed with SIGKILL left is swept by the next, its neighbours are not', async (t) => {
  const path = join(parent, 'killed/image');
  await mkdir(join(parent, 'killed/.image.notes.building'), {recursive: true});
  const fixture = join(import.meta.dirname, 'fixtures/build-for-ever.ts');
  const child = execa(...withParentDeathSignal('node', ['--import=./scripts/typescript.js', fixture, path]), {
    reject: false,
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await child;
  t.false(existsSync(path));
  t.is(readdirSync(join(parent, 'killed')).length, 2);
  await buildFolderAtomic(path, async (temporary) => writeFile(join(temporary, 'kernel'), 'k'));
  t.deepEqual(readdirSync(join(parent, 'killed')).sort(), ['.image.notes.building', 'image']);
});

test('what cannot be kept in a cache is refused by name', async (t) => {
  const error = await t.throwsAsync(
    buildFolderAtomic(join(parent, 'pipe/image'), async (temporary) => {
      await execa('mkfifo', [join(temporary, 'queue')]);
    }),
    {instanceOf: MachineryError},
  );
  t.regex(error.message, /\/queue is neither a file nor a folder nor a symbolic link$/);
});

test('the manifest names folders, links, sizes, and the hash of small files only', async (t) => {
  const path = join(parent, 'manifest/image');
  await buildFolderAtomic(path, async (temporary) => {
    await mkdir(join(temporary, 'a/empty'), {recursive: true});
    await writeFile(join(temporary, 'a/small'), 'abc');
    await writeFile(join(temporary, 'large'), Buffer.alloc(1024 * 1024));
    await execa('ln', ['-s', 'a/small', join(temporary, 'link')]);
  });
  const {entries} = JSON.parse(await readFile(join(path, '.manifest.json'), 'utf8')) as {entries: unknown};
  t.deepEqual(entries, [
    {kind: 'folder', path: 'a'},
    {kind: 'folder', path: 'a/empty'},
    {
      kind: 'file',
      path: 'a/small',
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    },
    {kind: 'file', path: 'large', bytes: 1024 * 1024},
    {kind: 'link', path: 'link', target: 'a/small'},
  ]);
});
