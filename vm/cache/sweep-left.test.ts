import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {temporaryBeside} from '../../harness/atomic/temporary-beside.ts';
import {acquireLock} from '../../harness/lock/acquire-lock.ts';
import {cachePaths} from './cache-paths.ts';
import {sweepLeft} from './sweep-left.ts';

test('what a killed run was making goes, but while another run uses the cache', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-left-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const cache = cachePaths(folder);
  mkdirSync(cache.snapshots);
  const file = temporaryBeside(cache.measured, 'writing');
  const tree = temporaryBeside(cache.snapshot('booted-x'), 'building');
  writeFileSync(cache.measured, '{}');
  writeFileSync(file, '{');
  mkdirSync(tree);
  writeFileSync(join(tree, 'memory'), '');
  {
    await using run = await acquireLock(cache.lock, {mode: 'shared'});
    await sweepLeft(cache);
    t.true(run.held && existsSync(file) && existsSync(tree));
  }
  await sweepLeft(cache);
  t.false(existsSync(file) || existsSync(tree));
  t.true(existsSync(cache.measured));
});
