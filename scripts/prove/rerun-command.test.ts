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
