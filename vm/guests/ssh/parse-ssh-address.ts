import {UsageError} from '../../../harness/errors/usage-error.ts';

/** Where a machine that runs already is, and who logs in there. */
export type SshAddress = {
  readonly user: string;
  readonly host: string;
  readonly port?: number;
};

/** What users may write, for messages. */
export const sshForm = 'ssh://USER@HOST[:PORT]';

/**
 * Reads `ssh://USER@HOST[:PORT]`, where the host may be an IPv6 address in brackets; undefined for what does not begin so.
 *
 * @throws UsageError for what does and is none.
 */
export const parseSshAddress = (text: string): SshAddress | undefined => {
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
      `--guest ${text}: no such machine; allowed: ${sshForm}, as in ssh://root@example.org:2222 or ssh://root@[::1]`,
    );
  }
  return {user, host, ...(number === undefined ? {} : {port: number})};
};
