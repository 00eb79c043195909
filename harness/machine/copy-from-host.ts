import {readdir, stat} from 'node:fs/promises';
import {join, posix} from 'node:path';
import type {SFTPWrapper} from 'ssh2';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import {quote} from './quote.ts';

/** Copies a file or folder of the host to the guest, with its mode; folders are made on the way. */
export const copyFromHost = async (ssh: SshConnection, source: string, target: string): Promise<void> => {
  await ssh.exec(`mkdir -p ${quote(posix.dirname(target))}`);
  await ssh.withSftp(async (sftp) => put(ssh, sftp, source, target));
};

const put = async (ssh: SshConnection, sftp: SFTPWrapper, source: string, target: string): Promise<void> => {
  const status = await stat(source);
  if (!status.isDirectory()) {
    await new Promise<void>((resolve, reject) =>
      sftp.fastPut(source, target, {mode: status.mode & 0o7777}, (error) =>
        error ? reject(error) : resolve(),
      ),
    );
    return;
  }
  await ssh.exec(`mkdir -p ${quote(target)}`);
  for (const name of await readdir(source)) {
    await put(ssh, sftp, join(source, name), posix.join(target, name));
  }
};
