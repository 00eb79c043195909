import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {run} from '../../harness/process/run.ts';
import type {BuiltUnits} from '../units/built-units.ts';

/**
 * Packs the closure of `units` into an erofs image at `output`, to be mounted as /nix. `scratch` is a new folder in
 * the file system of the store, as its files are linked, not copied; it is removed.
 */
export const packStore = async (units: BuiltUnits, output: string, scratch: string): Promise<void> => {
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
  } finally {
    // Folders of a store are read-only. Its files are too, but they are the store's own: leave their modes alone.
    await run('find', [scratch, '-type', 'd', '-exec', 'chmod', 'u+w', '{}', '+']);
    await rm(scratch, {recursive: true, force: true});
  }
};
