import {readdir, stat} from 'node:fs/promises';
import {join, posix} from 'node:path';
import type {SFTPWrapper} from 'ssh2';
import {MachineryError} from '../errors/machinery-error.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import {quote} from '../process/quote.ts';

/**
 * Copies a file or folder of the host to the guest, with its mode; folders are made on the way, symbolic links are
 * followed.
 *
 * @throws MachineryError when the guest refuses it.
 */
export const copyFromHost = async (ssh: SshConnection, source: string, target: string): Promise<void> => {
  await makeFolder(ssh, posix.dirname(target));
  await ssh.withSftp(async (sftp) => put(ssh, sftp, source, target));
};

const put = async (ssh: SshConnection, sftp: SFTPWrapper, source: string, target: string): Promise<void> => {
  const status = await stat(source);
  const mode = status.mode & 0o7777;
  if (!status.isDirectory()) {
    await new Promise<void>((resolve, reject) =>
      sftp.fastPut(source, target, {mode}, (error) =>
        error
          ? reject(
              new MachineryError(`${source} cannot be copied to ${target}: ${error.message}`, {cause: error}),
            )
          : resolve(),
      ),
    );
    return;
  }
  await makeFolder(ssh, target);
  for (const name of await readdir(source)) {
    await put(ssh, sftp, join(source, name), posix.join(target, name));
  }
  // Last, as it may forbid to write.
  await new Promise<void>((resolve, reject) =>
    sftp.chmod(target, mode, (error) => (error ? reject(error) : resolve())),
  );
};

const makeFolder = async (ssh: SshConnection, path: string): Promise<void> => {
  const {exitStatus, stderr} = await ssh.exec(`mkdir -p -- ${quote(path)}`);
  if (exitStatus !== 0) {
    throw new MachineryError(`the folder ${path} cannot be made: ${stderr.toString('utf8').trim()}`);
  }
};
