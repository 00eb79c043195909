import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {temporaryBeside} from '../../harness/atomic/temporary-beside.ts';
import {leftInCache} from './left-in-cache.ts';

const cache = mkdtempSync(join(tmpdir(), 'left-in-cache-'));
test.after.always(() => rmSync(cache, {recursive: true, force: true}));

test('what was being made is found, what is made is not', (t) => {
  for (const folder of ['images/trixie-1', 'disks', 'store/nix']) {
    mkdirSync(join(cache, folder), {recursive: true});
  }
  writeFileSync(join(cache, 'size.json'), '');
  writeFileSync(join(cache, 'images/trixie-1/.manifest.json'), '');
  t.deepEqual(leftInCache(cache), []);
  mkdirSync(temporaryBeside(join(cache, 'disks/x'), 'building'));
  writeFileSync(temporaryBeside(join(cache, 'size.json'), 'writing'), '');
  mkdirSync(join(cache, 'store/packing-x'));
  mkdirSync(join(cache, 'store/tmp/nix-build-1-0'), {recursive: true});
  t.deepEqual(
    leftInCache(cache)
      .map((path) => path.replace(/\.[0-9a-f]{8}\./, '.*.'))
      .sort(),
    ['.size.json.*.writing', 'disks/.x.*.building', 'store/packing-x', 'store/tmp/nix-build-1-0'],
  );
});
