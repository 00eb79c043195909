import {mkdir} from 'node:fs/promises';
import {dirname, join, posix} from 'node:path';
import {promisify} from 'node:util';
import type {FileEntryWithStats, SFTPWrapper, Stats} from 'ssh2';
import type {SshConnection} from '../ssh/ssh-connection.ts';

/** Copies a file or folder of the guest to the host; folders are made on the way. */
export const copyToHost = async (ssh: SshConnection, source: string, target: string): Promise<void> => {
  await ssh.withSftp(async (sftp) => get(sftp, source, target));
};

const get = async (sftp: SFTPWrapper, source: string, target: string): Promise<void> => {
  const status = await promisify<string, Stats>((path, done) => sftp.stat(path, done))(source);
  if (!status.isDirectory()) {
    await mkdir(dirname(target), {recursive: true});
    await new Promise<void>((resolve, reject) =>
      sftp.fastGet(source, target, (error) => (error ? reject(error) : resolve())),
    );
    return;
  }
  await mkdir(target, {recursive: true});
  const entries = await promisify<string, FileEntryWithStats[]>((path, done) => sftp.readdir(path, done))(
    source,
  );
  for (const {filename} of entries) {
    await get(sftp, posix.join(source, filename), join(target, filename));
  }
};
