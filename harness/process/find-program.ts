import {accessSync, constants, statSync} from 'node:fs';
import {delimiter, join} from 'node:path';

/** Where distributions put programs that the PATH of an ordinary user, or of a service manager, may lack. */
const usualFolders = [
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
  '/usr/bin',
  '/bin',
  '/run/current-system/sw/bin',
];

/**
 * The absolute path of a program of this host, in the folders of `path` (as in PATH) and where distributions put them;
 * undefined if there is none.
 */
export const findProgram = (program: string, path: string = process.env.PATH ?? ''): string | undefined =>
  [...path.split(delimiter), ...usualFolders]
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
