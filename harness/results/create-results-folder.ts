import {mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {temporaryBeside} from '../atomic/temporary-beside.ts';
import {MachineryError} from '../errors/machinery-error.ts';
import {Owner} from '../run-folder/owner.ts';
import {resultsName, resultsOwnerFile} from './results-layout.ts';

export type ResultsFolderOptions = {
  /** Default: now. */
  readonly at?: Date;
  readonly nameOf?: (at: Date) => string;
  /** Files that it has from its first moment, by their names. */
  readonly files?: Readonly<Record<string, string>>;
};

/**
 * Makes the folder of a new run in `root`, which is made where it is missing, and points the relative symbolic link
 * `latest` at it. It appears with its files in it: whenever the process is killed, it is there with them or not at all. Runs
 * at the same moment get a folder each: a name of `nameOf` that another run has taken is left to it. Returns the
 * folder's path.
 *
 * @throws MachineryError when it cannot be made.
 */
export const createResultsFolder = (
  root: string,
  {at = new Date(), nameOf = resultsName, files = {}}: ResultsFolderOptions = {},
): string => {
  try {
    mkdirSync(root, {recursive: true});
    const temporary = temporaryBeside(join(root, 'run'), 'beginning');
    mkdirSync(temporary);
    try {
      Owner.ofThisProcess().write(join(temporary, resultsOwnerFile));
      for (const [name, text] of Object.entries(files)) {
        writeFileSync(join(temporary, name), text);
      }
      const name = moved(temporary, root, () => nameOf(at));
      pointLatest(root, name);
      return join(root, name);
    } finally {
      rmSync(temporary, {recursive: true, force: true});
    }
  } catch (error) {
    throw new MachineryError(`cannot make a results folder in ${root}: ${(error as Error).message}`, {
      cause: error,
    });
  }
};

/** Gives the folder the first name that no other run has taken, and returns that. */
const moved = (temporary: string, root: string, nextName: () => string): string => {
  for (;;) {
    const name = nextName();
    try {
      // Never over one that is there: none is empty.
      renameSync(temporary, join(root, name));
      return name;
    } catch (error) {
      if (!['EEXIST', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '')) {
        throw error;
      }
    }
  }
};

const pointLatest = (root: string, name: string): void => {
  const latest = join(root, 'latest');
  const temporary = temporaryBeside(latest, 'link');
  symlinkSync(name, temporary);
  try {
    renameSync(temporary, latest);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
};
