import {UsageError} from '../../../harness/errors/usage-error.ts';

/** A machine that runs already, and is to be as before when we are done. */
export type SshGuest = {
  readonly kind: 'ssh';
  /** As the user wrote it. */
  readonly name: string;
  readonly user: string;
  readonly host: string;
  readonly port?: number;
} & SshGuestOptions;

/** How the user wants such a machine to be treated. */
export type SshGuestOptions = {
  /** Give it the units of a module for the time of the run. */
  readonly deploy: boolean;
  /** File of the private key. */
  readonly identity?: string;
  /** File of the known host keys. */
  readonly knownHosts?: string;
};

/**
 * Reads `ssh://USER@HOST[:PORT]`, where the host may be an IPv6 address in brackets; undefined for what does not begin so.
 *
 * @throws UsageError for what does and is none.
 */
export const parseSshGuest = (text: string, options: SshGuestOptions): SshGuest | undefined => {
  if (!text.startsWith('ssh:')) {
    return undefined;
  }
  const {user, address, name, port} =
    /^ssh:\/\/(?<user>[\w.][\w.-]*\$?)@(?:\[(?<address>[\da-fA-F:.]+(?:%[\w.-]+)?)\]|(?<name>[\w.][\w.-]*))(?::(?<port>\d{1,5}))?\/?$/.exec(
      text,
    )?.groups ?? {};
  const host = address ?? name;
  const number = port === undefined ? undefined : Number(port);
  if (user === undefined || host === undefined || (number !== undefined && (number < 1 || number > 65_535))) {
    throw new UsageError(
      `--guest ${text}: no such machine; allowed: ssh://USER@HOST[:PORT], as in ssh://root@example.org:2222 or ssh://root@[::1]`,
    );
  }
  return {kind: 'ssh', name: text, user, host, ...(number === undefined ? {} : {port: number}), ...options};
};
