import {mkdirSync, renameSync, rmSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {temporaryBeside} from '../atomic/temporary-beside.ts';
import {MachineryError} from '../errors/machinery-error.ts';
import {Owner} from '../run-folder/owner.ts';
import {resultsName, resultsOwnerFile} from './results-layout.ts';

/**
 * Makes the folder of a new run in `root`, which is made where it is missing, and points the relative symbolic link
 * `latest` at it. Runs at the same moment get a folder each: a name of `nameOf` that another run has taken is left
 * to it. Returns the folder's path.
 *
 * @throws MachineryError when it cannot be made.
 */
export const createResultsFolder = (root: string, at: Date = new Date(), nameOf = resultsName): string => {
  try {
    mkdirSync(root, {recursive: true});
    let name = nameOf(at);
    while (takenByAnother(join(root, name))) {
      name = nameOf(at);
    }
    const path = join(root, name);
    Owner.ofThisProcess().write(join(path, resultsOwnerFile));
    pointLatest(root, name);
    return path;
  } catch (error) {
    throw new MachineryError(`cannot make a results folder in ${root}: ${(error as Error).message}`, {
      cause: error,
    });
  }
};

/** Makes the folder, or finds that another run has made it. */
const takenByAnother = (path: string): boolean => {
  try {
    mkdirSync(path);
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return true;
    }
    throw error;
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
