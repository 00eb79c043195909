import {existsSync} from 'node:fs';
import {mkdir, rm, stat, truncate} from 'node:fs/promises';
import {join} from 'node:path';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {run} from '../../../../harness/process/run.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import {storeDiskBytes} from './store-disk-bytes.ts';

/**
 * Packs the closure of `units` into a store disk at `output`, to be mounted as /nix. `scratch` is a folder in the file
 * system of the store, as its files are linked, not copied; it is emptied before and removed after.
 *
 * @throws MachineryError when the closure does not fit on the disk.
 */
export const packStore = async (units: BuiltUnits, output: string, scratch: string): Promise<void> => {
  await removeStore(scratch);
  await mkdir(join(scratch, 'store'), {recursive: true});
  try {
    await run('cp', [
      '--archive',
      '--link',
      '--',
      ...units.closure.map((path) => units.realPath(path)),
      join(scratch, 'store'),
    ]);
    await run('mkfs.erofs', ['--quiet', '-x-1', '-T0', '--all-root', output, scratch]);
    const {size} = await stat(output);
    if (size > storeDiskBytes) {
      throw new MachineryError(
        `the units' closure takes ${size} bytes, the store disk of a guest has ${storeDiskBytes}`,
      );
    }
    await truncate(output, storeDiskBytes);
  } finally {
    await removeStore(scratch);
  }
};

/** Folders of a store are read-only. Its files are too, but they are the store's own: their modes are left alone. */
const removeStore = async (folder: string): Promise<void> => {
  if (existsSync(folder)) {
    await run('find', [folder, '-type', 'd', '-exec', 'chmod', 'u+w', '{}', '+']);
    await rm(folder, {recursive: true, force: true});
  }
};
