import {writeFile} from 'node:fs/promises';
import type {Machine} from '../../../harness/machine/machine.ts';
import type {GuestSetup} from './guest-setup.ts';

/** Words of OpenSSH's command line that logs in to a machine of ours, with its host key checked. */
export const ownLogin = async (
  {run, cache}: Pick<GuestSetup, 'run' | 'cache'>,
  {ssh}: Machine,
): Promise<string[]> => {
  const {host, port, user, hostKey} = ssh.target;
  const knownHosts = run.file(`known_hosts.${port}`);
  await writeFile(
    knownHosts,
    [hostKey].flat().map((key) => `[${host}]:${port} ${key}\n`),
  );
  return [
    ...['ssh', '-i', cache.privateKey, '-o', 'IdentitiesOnly=yes'],
    ...['-o', `UserKnownHostsFile=${knownHosts}`, '-p', String(port), `${user}@${host}`],
  ];
};
