import {resolve} from 'node:path';
import type {GuestKind} from '../guest/guest-kind.ts';
import {parseSshAddress, sshForm} from './parse-ssh-address.ts';
import {deployPrograms} from './host-programs.ts';
import {sshGuest} from './ssh-guest.ts';
import {sshOptions} from './ssh-options.ts';

/** `ssh://USER@HOST[:PORT]`, a machine that runs already. */
export const sshKind: GuestKind = {
  forms: [`${sshForm} (a machine that runs already)`],
  options: sshOptions,
  hostPrograms: deployPrograms,
  parse(text, {deploy, identity, knownHosts}) {
    const address = parseSshAddress(text);
    return address === undefined
      ? undefined
      : sshGuest({
          name: text,
          // Paths that stay right elsewhere, as in the command that reruns a step.
          login: {
            ...address,
            ...(typeof identity === 'string' ? {identity: resolve(identity)} : {}),
            ...(typeof knownHosts === 'string' ? {knownHosts: resolve(knownHosts)} : {}),
          },
          deploy: deploy === true,
        });
  },
  state: async () => Promise.resolve([]),
};
