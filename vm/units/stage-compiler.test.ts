import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {stageCompiler} from './stage-compiler.ts';

test('the compiler is collected once, by several at the same time too', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'confinement-compiler-'));
  t.teardown(async () => rm(folder, {recursive: true}));
  const [first, second] = await Promise.all([stageCompiler(folder), stageCompiler(folder)]);
  t.is(first, second);
  t.deepEqual(await readdir(folder), [path.basename(first)]);
  t.deepEqual(await readdir(first), ['lib', 'libc', 'support', 'tcc']);
});
