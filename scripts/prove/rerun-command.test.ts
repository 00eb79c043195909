import test from 'ava';
import {anyStep, rerunCommandLine, shellCommandLine} from './rerun-command.ts';

test('the commands name all that the step was proved on, quoted for a shell', (t) => {
  const debian = {guest: 'debian:trixie', module: 'nixpkgs:/my nixpkgs', guestOptions: {}};
  t.is(
    rerunCommandLine(3, debian),
    "npx confinement test 3 --guest debian:trixie --module 'nixpkgs:/my nixpkgs'",
  );
  const nixos = {
    guest: 'nixos',
    module: 'own',
    guestOptions: {nixpkgs: 'github:NixOS/nixpkgs/nixos-unstable'},
  };
  const options = '--guest nixos --nixpkgs github:NixOS/nixpkgs/nixos-unstable';
  t.is(rerunCommandLine(3, nixos), `npx confinement test 3 ${options}`);
  t.is(shellCommandLine(3, nixos), `npx confinement shell 3 ${options}`);
});

test('and whose steps', (t) => {
  const on = {guest: 'debian:trixie', module: '2025', steps: 'my steps', guestOptions: {}};
  const options = "1 --guest debian:trixie --module 2025 --steps 'my steps'";
  t.is(rerunCommandLine(1, on), `npx confinement test ${options}`);
  t.is(shellCommandLine(1, on), `npx confinement shell ${options}`);
});

test('and how a machine that runs already was treated', (t) => {
  const ssh = {deploy: true, identity: '/my key', knownHosts: '/known'};
  t.is(
    rerunCommandLine(5, {guest: 'ssh://root@[::1]:22', module: '2019', guestOptions: ssh}),
    "npx confinement test 5 --guest 'ssh://root@[::1]:22' --module 2019 --deploy --identity '/my key' --known-hosts /known",
  );
  t.is(
    shellCommandLine(5, {guest: 'ssh://root@host', module: 'own', guestOptions: {deploy: false}}),
    'npx confinement shell 5 --guest ssh://root@host',
  );
});

test('and of any step of a suite', (t) => {
  const on = {guest: 'debian:trixie', module: '2025', guestOptions: {}};
  t.is(rerunCommandLine(anyStep, on), 'npx confinement test {id} --guest debian:trixie --module 2025');
  t.is(shellCommandLine(anyStep, on), 'npx confinement shell {id} --guest debian:trixie --module 2025');
});
