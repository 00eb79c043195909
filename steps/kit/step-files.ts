import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {shownPath} from './shown-path.ts';

/** A file that is a step, or is to be one. */
export type StepFile = {
  /** Its path in the folder of the steps, as in `seed/05-symlinks.ts`. */
  readonly path: string;
  readonly name: string;
  /** Name of the folder that it is in; absent when it lies beside the sets. */
  readonly set?: string;
};

/**
 * The files in a folder that are steps, or are to be, and those of its sets: all TypeScript and JavaScript but tests and
 * declarations. A folder in it is a set when a file in there is numbered as a step is: others hold what steps share.
 *
 * @throws UsageError when there is no such folder, or a set's name is none.
 */
export const stepFiles = async (folder: string): Promise<StepFile[]> => {
  const {files, folders} = await contents(folder);
  const sets = await Promise.all(
    folders
      .filter((name) => !/^\.|^node_modules$/.test(name))
      .map(async (set) => ({set, names: (await contents(join(folder, set))).files})),
  );
  return [
    ...files.map((name) => ({path: name, name})),
    ...sets
      .filter(({names}) => names.some((name) => /^\d+-/.test(name)))
      .flatMap(({set, names}) => {
        if (!isSetName(set)) {
          throw new UsageError(
            `${shownPath(join(folder, set))}: a set's folder is named by lower-case words, as in regressions`,
          );
        }
        return names.map((name) => ({path: join(set, name), name, set}));
      }),
  ];
};

/** Whether a set may be called so. */
export const isSetName = (name: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name);

const contents = async (folder: string): Promise<{files: string[]; folders: string[]}> => {
  const entries = await readdir(folder, {withFileTypes: true}).catch((error: unknown) => {
    const {code} = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${shownPath(folder)}: ${code === 'ENOENT' ? 'is not there' : 'cannot be read as a folder'}; allowed: a folder with steps, as in 05-symlinks.ts`,
      {cause: error},
    );
  });
  return {
    files: entries
      .filter((entry) => entry.isFile() && /\.(?:ts|js|mjs)$/.test(entry.name))
      .map((entry) => entry.name)
      .filter((name) => !/\.(?:test\.[a-z]+|d\.ts)$/.test(name))
      .sort(),
    folders: entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort(),
  };
};
