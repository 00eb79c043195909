import {resolve} from 'node:path';
import type {SshGuestOptions} from '../../vm/guests/ssh/parse-ssh-guest.ts';

/** Options of the command line that go with a machine that runs already. */
export type SshOptions = {
  deploy?: boolean;
  identity?: string;
  knownHosts?: string;
};

/** The same for the machine itself, with paths that stay right elsewhere. */
export const sshGuestOptions = ({deploy = false, identity, knownHosts}: SshOptions): SshGuestOptions => ({
  deploy,
  ...(identity === undefined ? {} : {identity: resolve(identity)}),
  ...(knownHosts === undefined ? {} : {knownHosts: resolve(knownHosts)}),
});
