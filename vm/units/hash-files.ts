import {createHash} from 'node:crypto';
import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';

/** The hash of files, and of all files in folders, with their paths from `root`; what is not there counts as that. */
export const hashFiles = async (root: string, paths: readonly string[]): Promise<string> => {
  const hash = createHash('sha256');
  for (const path of paths) {
    const found = await stat(join(root, path)).catch(() => undefined);
    if (found === undefined) {
      hash.update(`no ${path}\0`);
      continue;
    }
    const names = found.isDirectory()
      ? (await readdir(join(root, path), {recursive: true, withFileTypes: true}))
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [join(root, path)];
    for (const name of names) {
      hash.update(`${name.slice(root.length)}\0`);
      hash.update(await readFile(name));
    }
  }
  return hash.digest('hex');
};
