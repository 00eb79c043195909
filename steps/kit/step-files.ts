import {readdir} from 'node:fs/promises';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {shownPath} from './shown-path.ts';

/**
 * Names of the files in a folder that are steps, or are to be: all TypeScript and JavaScript but tests and declarations.
 *
 * @throws UsageError when there is no such folder.
 */
export const stepFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, {withFileTypes: true}).catch((error: unknown) => {
    const {code} = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${shownPath(folder)}: ${code === 'ENOENT' ? 'is not there' : 'cannot be read as a folder'}; allowed: a folder with steps, as in 05-symlinks.ts`,
      {cause: error},
    );
  });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ts|js|mjs)$/.test(entry.name))
    .map((entry) => entry.name)
    .filter((name) => !/\.(?:test\.[a-z]+|d\.ts)$/.test(name))
    .sort();
};
