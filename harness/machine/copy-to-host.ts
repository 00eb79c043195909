import {chmod, mkdir} from 'node:fs/promises';
import {dirname, join, posix} from 'node:path';
import {promisify} from 'node:util';
import type {FileEntryWithStats, SFTPWrapper, Stats} from 'ssh2';
import {MachineryError} from '../errors/machinery-error.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';

/**
 * Copies a file or folder of the guest to the host, with its mode; folders are made on the way, symbolic links are
 * followed.
 *
 * @throws MachineryError when the guest has no such file, or does not give it.
 */
export const copyToHost = async (ssh: SshConnection, source: string, target: string): Promise<void> => {
  await ssh.withSftp(async (sftp) => get(sftp, source, target));
};

const get = async (sftp: SFTPWrapper, source: string, target: string): Promise<void> => {
  const asked = (error: unknown) => {
    throw new MachineryError(`${source} cannot be copied to ${target}: ${(error as Error).message}`, {
      cause: error,
    });
  };
  const status = await promisify<string, Stats>((path, done) => sftp.stat(path, done))(source).catch(asked);
  const mode = status.mode & 0o7777;
  if (!status.isDirectory()) {
    await mkdir(dirname(target), {recursive: true});
    await new Promise<void>((resolve, reject) =>
      sftp.fastGet(source, target, (error) => (error ? reject(error) : resolve())),
    ).catch(asked);
    await chmod(target, mode);
    return;
  }
  await mkdir(target, {recursive: true});
  const entries = await promisify<string, FileEntryWithStats[]>((path, done) => sftp.readdir(path, done))(
    source,
  ).catch(asked);
  for (const {filename} of entries) {
    await get(sftp, posix.join(source, filename), join(target, filename));
  }
  // Last, as it may forbid to write.
  await chmod(target, mode);
};
