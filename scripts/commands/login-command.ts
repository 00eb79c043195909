import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {quote} from '../../harness/process/quote.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import type {Workspace} from '../../vm/workspace/workspace.ts';

/** The OpenSSH command line that logs in to the machine of a guest, with its host key checked. */
export const loginCommand = async (workspace: Workspace, {machine, login}: StartedGuest): Promise<string> => {
  if (login !== undefined) {
    return login.map(quote).join(' ');
  }
  const {host, port, user, hostKey} = machine.ssh.target;
  const knownHosts = workspace.run.file(`known_hosts.${port}`);
  await writeFile(
    knownHosts,
    [hostKey].flat().map((key) => `[${host}]:${port} ${key}\n`),
  );
  return [
    'ssh',
    '-i',
    join(workspace.cache, 'keys', 'id_ed25519'),
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
