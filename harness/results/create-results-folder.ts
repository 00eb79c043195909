import {mkdirSync, renameSync, rmSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {temporaryBeside} from '../atomic/temporary-beside.ts';
import {MachineryError} from '../errors/machinery-error.ts';
import {Owner} from '../run-folder/owner.ts';
import {resultsName, resultsOwnerFile} from './results-layout.ts';

/**
 * Makes the folder of a new run in `root`, which is made where it is missing, and points the relative symbolic link
 * `latest` at it. Runs at the same moment get a folder each. Returns the folder's path.
 *
 * @throws MachineryError when it cannot be made.
 */
export const createResultsFolder = (root: string, at: Date = new Date()): string => {
  try {
    mkdirSync(root, {recursive: true});
    const name = resultsName(at);
    const path = join(root, name);
    mkdirSync(path);
    Owner.ofThisProcess().write(join(path, resultsOwnerFile));
    pointLatest(root, name);
    return path;
  } catch (error) {
    throw new MachineryError(`cannot make a results folder in ${root}: ${(error as Error).message}`, {
      cause: error,
    });
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
