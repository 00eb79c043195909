import {accessSync, constants, statSync} from 'node:fs';
import {delimiter, join} from 'node:path';

/** Debian leaves these out of an ordinary user's PATH, yet mkfs.erofs and others lie there. */
const sbinFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The absolute path of a program in the folders of `path` (as in PATH) and the sbin folders; undefined if none. */
export const findProgram = (program: string, path: string): string | undefined =>
  [...path.split(delimiter), ...sbinFolders]
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => join(folder, program))
    .find(isProgram);

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};
