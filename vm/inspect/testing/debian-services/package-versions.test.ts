import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {PackageVersions} from './package-versions.ts';

test('what has another version than a lock file was written with is told', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'package-versions-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  const path = join(folder, 'a.versions');
  const now = new Map([
    ['tor', '0.4.9-1'],
    ['chrony', '4.6.1-3'],
  ]);
  new PackageVersions(path).write(now);
  const versions = new PackageVersions(path);
  t.is(versions.compare(now), 'its packages are those with which its lock file was written');
  t.is(
    versions.compare(new Map([...now, ['tor', '0.4.9-2'], ['nginx-common', '1.30']])),
    'since its lock file was written packages have changed: tor was 0.4.9-1, is 0.4.9-2; nginx-common was unknown, is 1.30',
  );
});
