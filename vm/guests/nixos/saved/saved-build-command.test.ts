import test from 'ava';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {savedBuildCommand} from './saved-build-command.ts';

const request = {
  attributes: ['vm', 'units'],
  steps: '/r/a b/steps.nix',
  authorizedKey: 'ssh-ed25519 KEY x\n',
  programs: ['nix-build'],
} as const;

test('a checkout, or what NIX_PATH says, is built by nix-build', (t) => {
  const named = savedBuildCommand({...request, nixpkgs: {path: '/n'}});
  t.is(named.program, 'nix-build');
  t.deepEqual(named.args.slice(0, 3), ['--show-trace', '-I', 'nixpkgs=/n']);
  t.deepEqual(named.args.slice(-4), ['-A', 'vm', '-A', 'units']);
  t.regex(
    named.args.at(-5) ?? '',
    /^import \(\/\. \+ "\/\S+\/vm\/nixos\/saved-guest\.nix"\) \{ steps = \(\/\. \+ "\/r\/a b\/steps\.nix"\); authorizedKeys = \[ "ssh-ed25519 KEY x" \]; \}$/,
  );
  t.false(savedBuildCommand({...request, nixpkgs: undefined}).args.includes('-I'));
});

test('units may be compared by what is known of the guest without them', (t) => {
  const {args} = savedBuildCommand({
    ...request,
    nixpkgs: {path: '/n'},
    attributes: ['units'],
    known: '/nix/store/c',
  });
  t.deepEqual(args.slice(-2), ['-A', 'units']);
  t.regex(args.at(-3) ?? '', / \]; known = \(\/\. \+ "\/nix\/store\/c"\); \}$/);
});

test('a flake reference is built by nix', (t) => {
  const {program, args} = savedBuildCommand({
    ...request,
    nixpkgs: {ref: 'github:NixOS/nixpkgs/x'},
    programs: ['nix'],
  });
  t.is(program, 'nix');
  t.deepEqual(args.slice(-2), ['vm', 'units']);
  t.true(args.includes('--print-out-paths'));
  t.regex(
    args.at(-3) ?? '',
    /nixos = \(builtins\.getFlake "github:NixOS\/nixpkgs\/x"\)\.outPath \+ "\/nixos"; steps =/,
  );
});

test('a host without what it takes is told what to install', (t) => {
  t.throws(() => savedBuildCommand({...request, nixpkgs: {ref: 'nixpkgs'}}), {
    instanceOf: MachineryError,
    message: /^--nixpkgs nixpkgs: takes the program nix, /,
  });
  t.throws(() => savedBuildCommand({...request, nixpkgs: {path: '/n'}, programs: ['nix']}), {
    instanceOf: MachineryError,
    message: /^--guest nixos: nix-build is not installed; /,
  });
});
