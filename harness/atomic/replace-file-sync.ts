import {renameSync, rmSync, writeFileSync} from 'node:fs';
import {MachineryError} from '../errors/machinery-error.ts';
import {temporaryBeside} from './temporary-beside.ts';

/**
 * Writes a file whole or not at all, at once: when this returns, the death of this process, kill -9 included,
 * loses nothing. Unlike `writeFileAtomic` it does not wait for the disk, so that it may be called often.
 *
 * @throws MachineryError when it cannot be written; then nothing is left behind.
 */
export const replaceFileSync = (path: string, data: string | Uint8Array): void => {
  const temporary = temporaryBeside(path, 'writing');
  try {
    writeFileSync(temporary, data, {flag: 'wx'});
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw new MachineryError(`cannot write ${path}: ${(error as Error).message}`, {cause: error});
  }
};
