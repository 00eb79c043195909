import type {ExecutionContext} from 'ava';
import type {NixStore} from '../../../units/nix-store.ts';

/**
 * The nixpkgs checkout that a test may evaluate a whole NixOS from; undefined, after it was said that the test is not run,
 * when there is none or Nix is too old for it.
 */
export const realNixpkgs = async (t: ExecutionContext, store: NixStore): Promise<string | undefined> => {
  const nixpkgs = process.env.CONFINEMENT_NIXPKGS ?? '';
  const {stdout} = await store.run('nix-instantiate', ['--version']);
  const [major = 0, minor = 0] = /(?<major>\d+)\.(?<minor>\d+)/.exec(stdout)?.slice(1).map(Number) ?? [];
  const why =
    nixpkgs === ''
      ? 'CONFINEMENT_NIXPKGS does not name a nixpkgs checkout to make a NixOS of'
      : major < 2 || (major === 2 && minor < 18)
        ? `a NixOS takes Nix 2.18 or later, and this is: ${stdout.trim()}`
        : undefined;
  if (why === undefined) {
    return nixpkgs;
  }
  t.log(`NOT RUN: ${why}`);
  t.pass();
  return undefined;
};
