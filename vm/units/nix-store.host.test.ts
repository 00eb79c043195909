import {readdir} from 'node:fs/promises';
import test from 'ava';
import {NixStore} from './nix-store.ts';
import {temporaryStore} from './testing/temporary-store.ts';

test('several programs may be the first in a new store', async (t) => {
  // Of ten new stores that were opened by eight programs at once one was broken.
  for (let round = 0; round < 10; round++) {
    const {folder, remove} = await temporaryStore();
    t.teardown(remove);
    const evaluate = async () =>
      new NixStore(folder).run('nix-instantiate', ['--eval', '--read-write-mode', '--expr', '1']);
    const results = await Promise.all(Array.from({length: 8}, evaluate));
    t.true(results.every(({stdout}) => stdout === '1'));
  }
});

test('what Nix builds with lies in the store’s folder, not in that of all', async (t) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const store = new NixStore(folder);
  const {stdout} = await store.run('nix-instantiate', ['--eval', '--expr', 'builtins.getEnv "TMPDIR"']);
  t.is(JSON.parse(stdout), store.temporary);
  t.deepEqual(await readdir(store.temporary), []);
});
