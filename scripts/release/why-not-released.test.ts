import test from 'ava';
import {type Release, whyNotReleased} from './why-not-released.ts';

const release: Release = {
  version: '1.2.3',
  changelog: '# Changelog\n\n## [1.2.3] - 2026-01-01\n',
  files: [
    {path: 'package.json', mode: 0o644},
    {path: 'scripts/confinement.js', mode: 0o755},
    {path: 'dist/index.js', mode: 0o644},
    {path: 'dist/index.d.ts', mode: 0o644},
    {path: 'dist/scripts/run-cli.js', mode: 0o644},
    {path: 'dist/steps/steps.test.js', mode: 0o644},
    {path: 'dist/harness/report/viewer/viewer.js', mode: 0o644},
    {path: 'dist/harness/report/viewer/style.css', mode: 0o644},
    {path: 'dist/vm/nix/default.nix', mode: 0o644},
    {path: 'dist/vm/guests/debian/image/initrd-init', mode: 0o755},
    {path: 'SECURITY.md', mode: 0o644},
    {path: 'docs/getting-started.md', mode: 0o644},
    {path: 'docs/reference/files.md', mode: 0o644},
    {path: 'docs/report.png', mode: 0o644},
  ],
};

test('what is meant to be packed may be released', (t) => {
  t.is(whyNotReleased(release), undefined);
});

test('a version that is none, or of which the changelog says nothing, may not', (t) => {
  t.is(whyNotReleased({...release, version: '1.2'}), 'package.json: version 1.2 is no semantic version');
  t.is(whyNotReleased({...release, version: '1.2.4'}), 'CHANGELOG.md: has no entry ## [1.2.4]');
});

for (const path of [
  'dist/harness/wait/wait-until.test.js',
  'dist/harness/lock/fixtures/hold-lock.js',
  'dist/vm/guests/testing/open-test-guest.js',
  'dist/steps/mutants/mutants.js',
  'dist/vm/cache/id_ed25519',
  'test-results/latest/results.json',
  '.npmrc',
  'harness/wait/wait-until.ts',
  'docs/notes.txt',
]) {
  test(`${path} is not packed`, (t) => {
    t.is(
      whyNotReleased({...release, files: [...release.files, {path, mode: 0o644}]}),
      `${path}: would be packed, and is not meant to be`,
    );
  });
}

test('what is needed must be there, and the command executable', (t) => {
  t.is(
    whyNotReleased({...release, files: release.files.filter(({path}) => path !== 'dist/index.d.ts')}),
    'dist/index.d.ts: would not be packed, and is needed',
  );
  t.is(
    whyNotReleased({...release, files: release.files.map(({path}) => ({path, mode: 0o644}))}),
    'scripts/confinement.js: is not executable',
  );
});
