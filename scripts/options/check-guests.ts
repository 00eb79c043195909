import type {Guest} from '../../vm/guests/guest-choice.ts';
import {findRunScript} from '../../vm/guests/nixos/find-run-script.ts';
import {checkNixpkgs} from './check-nixpkgs.ts';
import {checkSshOptions} from './check-ssh-options.ts';
import type {SshOptions} from './ssh-options.ts';

/**
 * Refuses, before anything is set up or written, guests that cannot be had.
 *
 * @throws UsageError for an option that no guest is for, a nixpkgs or a run script that is not there.
 */
export const checkGuests = async (
  guests: readonly Guest[],
  {nixpkgs, ...ssh}: SshOptions & {nixpkgs?: string},
): Promise<void> => {
  checkNixpkgs(nixpkgs, guests);
  checkSshOptions(ssh, guests);
  for (const guest of guests) {
    if (guest.kind === 'script') {
      await findRunScript(guest.path);
    }
  }
};
