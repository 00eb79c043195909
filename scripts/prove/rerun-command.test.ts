import test from 'ava';
import {rerunCommand, shellCommand} from './rerun-command.ts';

test('the commands name all that the step was proved on, quoted for a shell', (t) => {
  const debian = {guest: 'debian:trixie', module: 'nixpkgs:/my nixpkgs'};
  t.is(
    rerunCommand(3, debian),
    "npx confinement test 3 --guest debian:trixie --module 'nixpkgs:/my nixpkgs'",
  );
  const nixos = {guest: 'nixos', module: 'own', nixpkgs: 'github:NixOS/nixpkgs/nixos-unstable'};
  const options = '--guest nixos --nixpkgs github:NixOS/nixpkgs/nixos-unstable';
  t.is(rerunCommand(3, nixos), `npx confinement test 3 ${options}`);
  t.is(shellCommand(3, nixos), `npx confinement shell 3 ${options}`);
});

test('and how a machine that runs already was treated', (t) => {
  const ssh = {deploy: true, identity: '/my key', knownHosts: '/known'};
  t.is(
    rerunCommand(5, {guest: 'ssh://root@[::1]:22', module: '2019', ssh}),
    "npx confinement test 5 --guest 'ssh://root@[::1]:22' --module 2019 --deploy --identity '/my key' --known-hosts /known",
  );
  t.is(
    shellCommand(5, {guest: 'ssh://root@host', module: 'own', ssh: {deploy: false}}),
    'npx confinement shell 5 --guest ssh://root@host',
  );
});
