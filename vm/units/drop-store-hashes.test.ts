import test from 'ava';
import {dropStoreHashes} from './drop-store-hashes.ts';

test('leaves the names', (t) => {
  const hash = '0a2inz2hlzacdl7ymng6870dl9p2zsnl';
  t.is(
    dropStoreHashes(`/nix/store/${hash}-a:/nix/store/${hash}-b/bin /nix/store/short-c`),
    '/nix/store/a:/nix/store/b/bin /nix/store/short-c',
  );
});
