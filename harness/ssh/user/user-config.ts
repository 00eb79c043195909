import {homedir} from 'node:os';
import {UsageError} from '../../errors/usage-error.ts';
import {openssh} from './openssh.ts';
import type {UserLogin} from './user-login.ts';

/** How OpenSSH would log in, by its defaults and the user's and the system's ssh_config. */
export type UserConfig = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** The name that the host's keys are known by, without the port. */
  readonly knownAs: string;
  readonly identityFiles: readonly string[];
  readonly knownHostsFiles: readonly string[];
  /** Socket of the agent, when there is one. */
  readonly agent?: string;
};

/**
 * Asks OpenSSH itself (`ssh -G`), which connects to nothing for that.
 *
 * @throws UsageError for a host that is reached through another one; MachineryError when there is no OpenSSH.
 */
export const userConfig = async ({
  user,
  host,
  port,
  identity,
  knownHosts,
}: UserLogin): Promise<UserConfig> => {
  const answer = await openssh('ssh', [
    '-G',
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...['-o', `User=${user}`],
    '--',
    host,
  ]);
  const values = (name: string): string[] =>
    answer
      .split('\n')
      .filter((line) => line.startsWith(`${name} `))
      .map((line) => line.slice(name.length + 1));
  for (const name of ['proxyjump', 'proxycommand']) {
    const [by] = values(name);
    if (by !== undefined && by !== 'none') {
      throw new UsageError(
        `ssh://${user}@${host}: the ssh_config has "${name} ${by}" for it; allowed: a host that is reached straight, such as a forwarded port`,
      );
    }
  }
  const [hostname = host] = values('hostname');
  const [agentSetting] = values('identityagent');
  const agent = agentSocket(agentSetting);
  return {
    host: hostname,
    port: Number(values('port')[0] ?? 22),
    user,
    knownAs: values('hostkeyalias')[0] ?? hostname,
    identityFiles: identity === undefined ? values('identityfile').map(inHome) : [identity],
    knownHostsFiles:
      knownHosts === undefined
        ? [...values('userknownhostsfile'), ...values('globalknownhostsfile')]
            .flatMap((files) => files.split(' '))
            .map(inHome)
        : [knownHosts],
    ...(agent === undefined ? {} : {agent}),
  };
};

const inHome = (path: string): string => path.replace(/^~(?=\/)/, homedir());

/** The setting is a socket, a variable that holds one, or `none`. */
const agentSocket = (setting = 'SSH_AUTH_SOCK'): string | undefined => {
  const variable = /^(?:SSH_AUTH_SOCK|\$\{?(?<name>\w+)\}?)$/.exec(setting);
  const socket = variable === null ? inHome(setting) : process.env[variable.groups?.name ?? 'SSH_AUTH_SOCK'];
  return setting === 'none' || socket === '' ? undefined : socket;
};
