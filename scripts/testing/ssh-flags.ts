import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Machine} from '../../harness/machine/machine.ts';

/**
 * The flags with which `confinement` takes a guest of ours for a machine that runs already.
 *
 * @param identity file of a private key that lets in
 * @param folder gets a file with the machine's host key
 */
export const sshFlags = (machine: Machine, identity: string, folder: string): string[] => {
  const {port, hostKey} = machine.ssh.target;
  const knownHosts = join(folder, 'known_hosts');
  writeFileSync(knownHosts, `[127.0.0.1]:${port} ${[hostKey].flat().join('')}\n`);
  return [
    ...['--guest', `ssh://root@127.0.0.1:${port}`, '--identity', identity, '--known-hosts', knownHosts],
    ...['--timeout-factor', String(machine.timeoutFactor)],
  ];
};
