import test from 'ava';
import {nix} from './nix.ts';
import {storeReferences} from './store-references.ts';

test('each entry has an expression that stands for it', (t) => {
  const references = storeReferences({symlink: nix`pkgs.hello`, 'a-b': nix`1`});
  t.is(references.symlink.code, 'store."symlink"');
  t.is(references['a-b'].code, 'store."a-b"');
});
