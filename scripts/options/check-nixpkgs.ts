import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Guest} from '../../vm/guests/guest-choice.ts';
import {parseNixpkgs} from '../../vm/guests/nixos/parse-nixpkgs.ts';

/** @throws UsageError when --nixpkgs is given and no guest is built from it, or it is not there. */
export const checkNixpkgs = (nixpkgs: string | undefined, guests: readonly Guest[]): void => {
  if (nixpkgs !== undefined && !guests.some(({kind}) => kind === 'nixos')) {
    throw new UsageError(
      `--nixpkgs ${nixpkgs}: goes with --guest nixos; for the module alone there is --module nixpkgs:PATH`,
    );
  }
  if (nixpkgs !== undefined) {
    parseNixpkgs(nixpkgs);
  }
};
