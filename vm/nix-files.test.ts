import {mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {NixStore} from './units/nix-store.ts';
import {temporaryStore} from './units/testing/temporary-store.ts';

test('all that is Nix can be read by Nix', async (t) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const store = new NixStore(folder);
  await mkdir(store.inputs, {recursive: true});
  const names = await readdir(import.meta.dirname, {recursive: true});
  const files = names.filter((name) => name.endsWith('.nix')).map((name) => join(import.meta.dirname, name));
  t.true(files.includes(join(import.meta.dirname, 'nixos/flake.nix')));
  await t.notThrowsAsync(store.run('nix-instantiate', ['--parse', ...files]));
});
