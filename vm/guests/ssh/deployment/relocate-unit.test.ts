import test from 'ava';
import {relocateUnit} from './relocate-unit.ts';

const ours = '/run/confinement-harness/nix/store';

for (const [title, line, expected] of [
  ['a bind mount', 'BindReadOnlyPaths=/nix/store/a-b', `BindReadOnlyPaths=${ours}/a-b:/nix/store/a-b`],
  [
    'one that has a target',
    'BindReadOnlyPaths=/nix/store/a-b/bin/bash:/bin/sh',
    `BindReadOnlyPaths=${ours}/a-b/bin/bash:/bin/sh`,
  ],
  [
    'a link and its target, both in the store',
    'BindReadOnlyPaths=/nix/store/a-t:/nix/store/a-l',
    `BindReadOnlyPaths=${ours}/a-t:/nix/store/a-l`,
  ],
  [
    'several on a line, with options',
    'BindPaths=-/nix/store/a /etc /nix/store/b:/b:norbind',
    `BindPaths=-${ours}/a:/nix/store/a /etc ${ours}/b:/b:norbind`,
  ],
  ['the root of 2019', 'RootDirectory=/nix/store/a-chroot', `RootDirectory=${ours}/a-chroot`],
  ['a file that systemd reads', 'EnvironmentFile=-/nix/store/a', `EnvironmentFile=-${ours}/a`],
  ['a credential', 'LoadCredential=id:/nix/store/a', `LoadCredential=id:${ours}/a`],
] as const) {
  test(`${title} comes from our folder`, (t) => {
    t.is(relocateUnit(`[Service]\n${line}\n`), `[Service]\n${expected}\n`);
  });
}

test('what is looked up inside the service stays', (t) => {
  const text = [
    '[Service]',
    'Environment="PATH=/nix/store/a/bin"',
    'ExecStart=/nix/store/a-testserver.sh',
    'InaccessiblePaths=-+/run/confinement/%n',
    'RootDirectory=/run/confinement/%n',
    'BindReadOnlyPaths=/etc',
    'TemporaryFileSystem=/',
    '',
  ].join('\n');
  t.is(relocateUnit(text), text);
});
