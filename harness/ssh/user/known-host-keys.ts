import {existsSync} from 'node:fs';
import {CommandError} from '../../process/command-error.ts';
import {openssh} from './openssh.ts';

/** A host, and where its known keys are looked up. */
export type KnownHost = {
  readonly host: string;
  readonly port: number;
  /** In the order in which they are searched; those that are not there are passed over. */
  readonly files: readonly string[];
};

type Line = {readonly marker: string | undefined; readonly key: string};

/**
 * The keys that files of OpenSSH's known_hosts format have for a host, each as a line of `ssh_host_*_key.pub`, looked up
 * by `ssh-keygen -F`: it knows hashed names, patterns and ports. As in OpenSSH, a port that is not known falls back to the
 * name alone. Certificates do not count, and a key that is marked as revoked is none.
 */
export const knownHostKeys = async ({host, port, files}: KnownHost): Promise<string[]> => {
  for (const name of port === 22 ? [host] : [`[${host}]:${port}`, host]) {
    const lines: Line[] = [];
    for (const file of files.filter((each) => existsSync(each))) {
      lines.push(...(await find(name, file)));
    }
    const revoked = new Set(lines.filter(({marker}) => marker === '@revoked').map(({key}) => key));
    const keys = lines.filter(({marker, key}) => marker === undefined && !revoked.has(key));
    if (keys.length > 0) {
      return [...new Set(keys.map(({key}) => key))];
    }
  }
  return [];
};

const find = async (name: string, file: string): Promise<Line[]> => {
  const found = await openssh('ssh-keygen', ['-F', name, '-f', file]).catch((error: unknown) => {
    // So it ends for a name that it does not find.
    if (error instanceof CommandError && error.commandStatus === 1 && error.stderr === '') {
      return '';
    }
    throw error;
  });
  return found.split('\n').flatMap((line) => {
    const {marker, type, key} =
      /^(?:(?<marker>@\S+)\s+)?[^#@\s]\S*\s+(?<type>[a-z][\w@.-]+)\s+(?<key>[\w+/=]+)/.exec(line)?.groups ??
      {};
    return type === undefined || key === undefined ? [] : [{marker, key: `${type} ${key}`}];
  });
};
