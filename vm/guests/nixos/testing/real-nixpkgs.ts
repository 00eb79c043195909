import type {ExecutionContext} from 'ava';
import {nixpkgsCheckout} from '../../../units/testing/nixpkgs-checkout.ts';
import type {NixStore} from '../../../units/nix-store.ts';

/**
 * The nixpkgs checkout that a test may evaluate a whole NixOS from; undefined, after it was said that the test is not run,
 * when there is none or Nix is too old for it.
 */
export const realNixpkgs = async (t: ExecutionContext, store: NixStore): Promise<string | undefined> => {
  const nixpkgs = nixpkgsCheckout(t, 'to make a NixOS of');
  if (nixpkgs === undefined) {
    return undefined;
  }
  const {stdout} = await store.run('nix-instantiate', ['--version']);
  const [major = 0, minor = 0] = /(?<major>\d+)\.(?<minor>\d+)/.exec(stdout)?.slice(1).map(Number) ?? [];
  if (major > 2 || (major === 2 && minor >= 18)) {
    return nixpkgs;
  }
  t.log(`NOT RUN: a NixOS takes Nix 2.18 or later, and this is: ${stdout.trim()}`);
  t.pass();
  return undefined;
};
