import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {isProgramInStore} from './is-program-in-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'in-store-'));
test.after.always('the store is removed', () => rmSync(folder, {recursive: true}));

test('a program is found through links as the guest has them', async (t) => {
  const store = join(folder, 'nix/store');
  mkdirSync(join(store, 'tools/bin'), {recursive: true});
  mkdirSync(join(store, 'system'));
  writeFileSync(join(store, 'tools/bin/run'), '', {mode: 0o755});
  writeFileSync(join(store, 'tools/bin/text'), '', {mode: 0o644});
  symlinkSync('run', join(store, 'tools/bin/link'));
  symlinkSync('/nix/store/tools/bin', join(store, 'system/sbin'));
  symlinkSync('/usr/bin/env', join(store, 'system/outside'));
  symlinkSync('loop', join(store, 'system/loop'));
  const is = async (path: string) =>
    isProgramInStore({realPath: (each) => join(folder, each)}, `/nix/store/${path}`);
  t.true(await is('tools/bin/run'));
  t.true(await is('system/sbin/link'));
  t.true(await is('system/sbin/../bin/run'));
  for (const path of ['tools/bin/text', 'tools/bin', 'tools/bin/ran', 'system/outside', 'system/loop']) {
    t.false(await is(path), path);
  }
});
