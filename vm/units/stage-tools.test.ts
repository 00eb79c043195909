import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {stageTools} from './stage-tools.ts';

test('the tools are collected once, by several at the same time too', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'confinement-tools-'));
  t.teardown(async () => rm(folder, {recursive: true}));
  const [first, second] = await Promise.all([stageTools(folder), stageTools(folder)]);
  t.is(first, second);
  t.deepEqual(await readdir(folder), [path.basename(first)]);
  const files = await readdir(first);
  t.true(files.includes('busybox') && files.includes('patchelf'));
});
