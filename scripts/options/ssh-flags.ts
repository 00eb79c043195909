import type {SshOptions} from './ssh-options.ts';

/** The command line flags that mean these options. */
export const sshFlags = ({deploy, identity, knownHosts}: SshOptions): string[] => [
  ...(deploy === true ? ['--deploy'] : []),
  ...(identity === undefined ? [] : ['--identity', identity]),
  ...(knownHosts === undefined ? [] : ['--known-hosts', knownHosts]),
];
