import {readdir, readlink} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {NixStore} from './nix-store.ts';
import {temporaryStore} from './testing/temporary-store.ts';

test('several programs may be the first in a new store', async (t) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const state = join(folder, 'nix/var/nix');
  // Opens no store: of programs that do, two in a hundred met each other at this link.
  await new NixStore(folder).run('nix-instantiate', ['--version']);
  t.is(await readlink(join(state, 'gcroots/profiles')), join(state, 'profiles'));
  const evaluate = async () =>
    new NixStore(folder).run('nix-instantiate', ['--eval', '--read-write-mode', '--expr', '1']);
  const results = await Promise.all(Array.from({length: 8}, evaluate));
  t.true(results.every(({stdout}) => stdout === '1'));
});

test('what Nix builds with lies in the store’s folder, not in that of all', async (t) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const store = new NixStore(folder);
  const {stdout} = await store.run('nix-instantiate', ['--eval', '--expr', 'builtins.getEnv "TMPDIR"']);
  t.is(JSON.parse(stdout), store.temporary);
  t.deepEqual(await readdir(store.temporary), []);
});
