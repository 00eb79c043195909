import {MachineryError} from '../../errors/machinery-error.ts';
import {UsageError} from '../../errors/usage-error.ts';
import {hostKeyAlgorithms} from '../host-key-algorithms.ts';
import {HostKeyError} from '../host-key-error.ts';
import {isKeyRefused} from '../is-key-refused.ts';
import {SshConnection} from '../ssh-connection.ts';
import type {SshTarget} from '../ssh-target.ts';
import {knownHostKeys} from './known-host-keys.ts';
import {loadIdentities} from './load-identities.ts';
import {NoIdentityError} from './no-identity-error.ts';
import {type UserConfig, userConfig} from './user-config.ts';
import type {UserLogin} from './user-login.ts';

/** Limits for logging in. */
export type ConnectAsUserOptions = {
  /** Milliseconds to be let in, and for each command that asks for root's rights. */
  timeoutMs: number;
  signal?: AbortSignal;
};

/**
 * Logs in to a machine as OpenSSH would with BatchMode: by the user's configuration, keys and agent, with the host key
 * checked against the known ones, and no question asked. Commands on the connection run as root: by the user itself, or
 * by its sudo.
 *
 * @throws UsageError for a host key that is unknown or has changed, a key that cannot be used, or a user that neither is
 * root nor may become it without a password; MachineryError when the host does not answer or lets nobody in.
 */
export const connectAsUser = async (
  login: UserLogin,
  options: ConnectAsUserOptions,
): Promise<SshConnection> => {
  const config = await userConfig(login);
  const {knownAs, port, knownHostsFiles, identityFiles, agent} = config;
  const hostKey = await knownHostKeys({host: knownAs, port, files: knownHostsFiles});
  if (hostKeyAlgorithms(hostKey).length === 0) {
    const what = hostKey.length === 0 ? 'is not known' : 'is known, but of a kind that is not supported';
    throw new UsageError(`${named(config)}: its host key ${what}; to add it, then check it: ${add(config)}`);
  }
  const {keys, unusable} = await loadIdentities(identityFiles, login.identity);
  const tried = [...identityFiles, agent === undefined ? 'no ssh-agent (SSH_AUTH_SOCK)' : 'the ssh-agent'];
  const why = [tried.join(', '), ...unusable].join('; ');
  if (keys.length === 0 && agent === undefined) {
    throw new NoIdentityError(named(config), why);
  }
  const target: SshTarget = {
    host: config.host,
    port,
    user: config.user,
    privateKey: keys,
    hostKey,
    ...(agent === undefined ? {} : {agent}),
  };
  const connection = await SshConnection.connect(target, options).catch((error: unknown) => {
    if (error instanceof HostKeyError) {
      throw new UsageError(changed(config), {cause: error});
    }
    if (isKeyRefused(error)) {
      throw new MachineryError(`${named(config)}: it lets ${config.user} in by none of these: ${why}`, {
        cause: error,
      });
    }
    throw error;
  });
  let root: Root;
  try {
    root = await howRoot(connection, options);
  } catch (error) {
    await connection[Symbol.asyncDispose]();
    throw error;
  }
  if (root === 'itself') {
    return connection;
  }
  await connection[Symbol.asyncDispose]();
  if (root === 'never') {
    throw new UsageError(
      `${named(config)}: ${config.user} is not root, and "sudo -n true" fails for it; allowed: root, or a user whose sudo asks for no password`,
    );
  }
  return SshConnection.connect({...target, sudo: true}, options);
};

type Root = 'itself' | 'by sudo' | 'never';

const howRoot = async (connection: SshConnection, options: ConnectAsUserOptions): Promise<Root> => {
  const {stdout} = await connection.exec('id -u', options);
  if (stdout.toString('utf8').trim() === '0') {
    return 'itself';
  }
  return (await connection.exec('sudo -n true', options)).exitStatus === 0 ? 'by sudo' : 'never';
};

const named = ({user, host, port}: UserConfig): string =>
  `ssh://${user}@${host.includes(':') ? `[${host}]` : host}:${port}`;

const add = ({host, port, knownHostsFiles}: UserConfig): string =>
  `ssh-keyscan -p ${port} ${host} >> ${knownHostsFiles[0] ?? ''}`;

const changed = (config: UserConfig): string => {
  const {knownAs, port, knownHostsFiles} = config;
  const name = port === 22 ? knownAs : `[${knownAs}]:${port}`;
  return `${named(config)}: its host key is not the known one: the machine was installed anew, or somebody stands in for it; if it is right: ssh-keygen -R '${name}' -f ${knownHostsFiles[0] ?? ''} && ${add(config)}`;
};
