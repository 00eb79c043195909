import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/machine/quote.ts';
import type {Lab} from '../../vm/lab/lab.ts';

/** The OpenSSH command line that logs in to a machine of this lab, with its host key checked. */
export const loginCommand = async (lab: Lab, machine: Machine): Promise<string> => {
  const {host, port, user, hostKey} = machine.ssh.target;
  const knownHosts = lab.run.file(`known_hosts.${port}`);
  await writeFile(knownHosts, `[${host}]:${port} ${hostKey}\n`);
  return [
    'ssh',
    '-i',
    join(lab.cache, 'keys', 'id_ed25519'),
    '-o',
    'IdentitiesOnly=yes',
    '-o',
    `UserKnownHostsFile=${knownHosts}`,
    '-p',
    String(port),
    `${user}@${host}`,
  ]
    .map(quote)
    .join(' ');
};
