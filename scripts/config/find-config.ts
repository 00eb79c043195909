import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';

const names = ['confinement.config.ts', 'confinement.config.js', 'confinement.config.mjs'];

/**
 * The configuration's file: in the current folder, else in that of the nearest package.json above; undefined when there
 * is none.
 */
export const findConfig = (folder: string): string | undefined => {
  const here = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (here !== undefined || existsSync(join(folder, 'package.json')) || dirname(folder) === folder) {
    return here;
  }
  const root = packageFolder(dirname(folder));
  return names.map((name) => join(root, name)).find((path) => existsSync(path));
};

/** The nearest folder with a package.json, from here upwards; the root of all when there is none. */
const packageFolder = (folder: string): string =>
  existsSync(join(folder, 'package.json')) || dirname(folder) === folder
    ? folder
    : packageFolder(dirname(folder));
