import test from 'ava';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {vmBuildCommand, builders, type BuildRequest} from './vm-build-command.ts';

const request: BuildRequest = {
  configuration: '/run/configuration.nix',
  nixpkgs: undefined,
  programs: builders,
  hasSystemFlake: false,
  hasSystemFile: false,
};
const ref = 'github:NixOS/nixpkgs/nixos-unstable';
const config = ['-I', 'nixos-config=/run/configuration.nix'];
const env = {NIXOS_CONFIG: '/run/configuration.nix'};

test('nixos-rebuild is told the configuration, and the nixpkgs where one is chosen', (t) => {
  t.deepEqual(vmBuildCommand(request), {
    program: 'nixos-rebuild',
    args: ['build-vm', '--fast', '--show-trace', ...config],
    env,
  });
  // The checkout last: it is what a version that heeds one -I alone must get.
  t.deepEqual(vmBuildCommand({...request, nixpkgs: {path: '/np'}}), {
    program: 'nixos-rebuild',
    args: ['build-vm', '--fast', '--show-trace', ...config, '-I', 'nixpkgs=/np'],
    env,
  });
});

test('nixos-rebuild on a host that is a flake must not build that', (t) => {
  t.deepEqual(vmBuildCommand({...request, nixpkgs: {path: '/np'}, hasSystemFlake: true}), {
    program: 'nixos-rebuild',
    args: ['build-vm', '--fast', '--no-flake', '--show-trace', ...config, '-I', 'nixpkgs=/np'],
    env,
  });
});

test('without nixos-rebuild, or where it would build a system.nix, nix-build does the same', (t) => {
  for (const change of [{programs: ['nix-build', 'nix']}, {hasSystemFile: true}] as const) {
    t.deepEqual(vmBuildCommand({...request, ...change}), {
      program: 'nix-build',
      args: ['<nixpkgs/nixos>', '-A', 'vm', '--show-trace', ...config],
      env,
    });
    t.deepEqual(vmBuildCommand({...request, ...change, nixpkgs: {path: '/np'}}), {
      program: 'nix-build',
      args: ['<nixpkgs/nixos>', '-A', 'vm', '--show-trace', ...config, '-I', 'nixpkgs=/np'],
      env,
    });
  }
});

test('a flake reference is for nix build, whatever else there is', (t) => {
  for (const change of [{}, {programs: ['nix']}, {hasSystemFlake: true}] as const) {
    t.deepEqual(vmBuildCommand({...request, ...change, nixpkgs: {ref}}), {
      program: 'nix',
      args: [
        '--extra-experimental-features',
        'nix-command flakes',
        'build',
        '--show-trace',
        '--impure',
        '--expr',
        `(import ((builtins.getFlake "${ref}").outPath + "/nixos") { configuration = import (/. + "/run/configuration.nix"); }).vm`,
      ],
      env: {},
    });
  }
});

test('what cannot be built with what there is is refused in one line', (t) => {
  const withoutNix = t.throws(() => vmBuildCommand({...request, programs: ['nix-build'], nixpkgs: {ref}}), {
    instanceOf: MachineryError,
  });
  t.is(
    withoutNix.message,
    `--nixpkgs ${ref}: takes the program nix, as a flake reference, and that is not installed; allowed without it: the folder of a checkout`,
  );
  const withNothing = t.throws(() => vmBuildCommand({...request, programs: []}), {
    instanceOf: MachineryError,
  });
  t.is(
    withNothing.message,
    '--guest nixos: nix-build is not installed; without Nix name a VM built elsewhere: nixos:PATH',
  );
});
