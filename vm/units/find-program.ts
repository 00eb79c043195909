import {constants} from 'node:fs';
import {access} from 'node:fs/promises';
import path from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';

// Where distributions put programs, for the PATH of a user without sbin or of a service manager.
const usual = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/run/current-system/sw/bin'];

/**
 * Absolute path of a program on the host.
 *
 * @param debianPackage named in the error, as a hint
 * @throws MachineryError when it is not installed.
 */
export const findProgram = async (name: string, debianPackage: string): Promise<string> => {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
    ...usual,
  ];
  for (const folder of folders) {
    const candidate = path.join(folder, name);
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) {
      return candidate;
    }
  }
  throw new MachineryError(`${name} is not installed on this host (Debian package: ${debianPackage})`);
};
