import type {ExecutionContext} from 'ava';

/**
 * The nixpkgs checkout that `CONFINEMENT_NIXPKGS` names, for a test that needs a real one; undefined, after it was said that the
 * test is not run, when it names none.
 *
 * @param purpose what it is for, as in "to compare with"
 */
export const nixpkgsCheckout = (t: ExecutionContext, purpose: string): string | undefined => {
  const {CONFINEMENT_NIXPKGS: nixpkgs = ''} = process.env;
  if (nixpkgs !== '') {
    return nixpkgs;
  }
  t.log(`NOT RUN: CONFINEMENT_NIXPKGS does not name a nixpkgs checkout ${purpose}`);
  t.pass();
  return undefined;
};
