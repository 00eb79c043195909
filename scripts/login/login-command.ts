import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {quote} from '../../harness/machine/quote.ts';
import type {Bench} from '../../vm/lab/bench.ts';
import type {Lab} from '../../vm/lab/lab.ts';

/** The OpenSSH command line that logs in to the machine of a bench, with its host key checked. */
export const loginCommand = async (lab: Lab, {machine, login}: Bench): Promise<string> => {
  if (login !== undefined) {
    return login.map(quote).join(' ');
  }
  const {host, port, user, hostKey} = machine.ssh.target;
  const knownHosts = lab.run.file(`known_hosts.${port}`);
  await writeFile(
    knownHosts,
    [hostKey].flat().map((key) => `[${host}]:${port} ${key}\n`),
  );
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
