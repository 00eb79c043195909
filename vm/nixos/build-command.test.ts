import test from 'ava';
import {buildCommand} from './build-command.ts';

const request = {
  configuration: '/run/configuration.nix',
  nixpkgs: undefined,
  hasNixosRebuild: true,
  hasSystemFlake: false,
} as const;

test('nixos-rebuild is told the configuration, and the nixpkgs where one is chosen', (t) => {
  t.deepEqual(buildCommand(request), {
    program: 'nixos-rebuild',
    args: ['build-vm', '--fast', '-I', 'nixos-config=/run/configuration.nix'],
  });
  t.deepEqual(buildCommand({...request, nixpkgs: {path: '/np'}, hasSystemFlake: true}), {
    program: 'nixos-rebuild',
    args: [
      'build-vm',
      '--fast',
      '--no-flake',
      '-I',
      'nixos-config=/run/configuration.nix',
      '-I',
      'nixpkgs=/np',
    ],
  });
});

test('without nixos-rebuild nix-build does the same', (t) => {
  t.deepEqual(buildCommand({...request, nixpkgs: {path: '/np'}, hasNixosRebuild: false}), {
    program: 'nix-build',
    args: ['<nixpkgs/nixos>', '-A', 'vm', '-I', 'nixos-config=/run/configuration.nix', '-I', 'nixpkgs=/np'],
  });
});

test('a flake reference is for nix build', (t) => {
  const {program, args} = buildCommand({...request, nixpkgs: {ref: 'github:NixOS/nixpkgs/nixos-25.11'}});
  t.is(program, 'nix');
  t.is(
    args.at(-1),
    '(import ((builtins.getFlake "github:NixOS/nixpkgs/nixos-25.11").outPath + "/nixos") { configuration = import (/. + "/run/configuration.nix"); }).vm',
  );
  t.true(args.includes('--impure'));
});
