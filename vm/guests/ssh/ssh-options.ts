import type {GuestOption} from '../guest/guest-option.ts';

const goesWith = '--guest ssh://USER@HOST[:PORT]';

/** Options of the command line for a machine that runs already. */
export const sshOptions: readonly GuestOption[] = [
  {
    name: 'deploy',
    flags: '--deploy',
    description:
      'give an ssh:// machine the units of --module, and put it back after; without, it must have units',
    goesWith,
  },
  {
    name: 'identity',
    flags: '--identity <file>',
    description:
      "private key for an ssh:// machine (default: as ssh_config says, else ~/.ssh/id_*; then ssh-agent's)",
    goesWith,
  },
  {
    name: 'knownHosts',
    flags: '--known-hosts <file>',
    description: 'host keys of ssh:// machines (default: as ssh_config says, else ~/.ssh/known_hosts)',
    goesWith,
  },
];
