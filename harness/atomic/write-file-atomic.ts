import {open, rename, rm} from 'node:fs/promises';
import {MachineryError} from '../errors/machinery-error.ts';
import {temporaryBeside} from './temporary-beside.ts';

/**
 * Writes a file whole or not at all, for readers at the same moment as for a loss of power: either what stood
 * there before or all of `data`. The folder must be there. `mode` is for a new file and an old one alike.
 *
 * @throws MachineryError when it cannot be written; then nothing is left behind.
 */
export const writeFileAtomic = async (
  path: string,
  data: string | Uint8Array,
  {mode = 0o644}: {mode?: number} = {},
): Promise<void> => {
  const temporary = temporaryBeside(path, 'writing');
  try {
    await using file = await open(temporary, 'wx', mode);
    await file.writeFile(data);
    await file.sync();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, {force: true});
    throw new MachineryError(`cannot write ${path}: ${(error as Error).message}`, {cause: error});
  }
};
