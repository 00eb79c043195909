import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Guest} from '../../vm/guests/guest-choice.ts';
import {sshFlags} from './ssh-flags.ts';
import type {SshOptions} from './ssh-options.ts';

/** @throws UsageError when an option is given that no guest is for. */
export const checkSshOptions = (options: SshOptions, guests: readonly Guest[]): void => {
  const [flag] = sshFlags(options);
  if (flag !== undefined && !guests.some(({kind}) => kind === 'ssh')) {
    throw new UsageError(`${flag}: goes with --guest ssh://USER@HOST[:PORT]`);
  }
};
