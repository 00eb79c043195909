import {readdir, readFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {instanceName} from './instance-name.ts';
import type {UnitSource} from './unit-source.ts';

/**
 * A unit file of the host, with the drop-ins that lie in `NAME.service.d/` beside it.
 *
 * @throws UsageError when it cannot be read.
 */
export const readUnitFile = async (path: string): Promise<UnitSource> => {
  const name = basename(path);
  if (!/^[\w:.\\@-]+\.service$/.test(name)) {
    throw new UsageError(`${path}: is no service; allowed: a file NAME.service`);
  }
  const read = async (file: string) => ({path: file, text: await readFile(file, 'utf8')});
  try {
    const dropIns = await readdir(`${path}.d`).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return [];
      }
      throw error;
    });
    const files = dropIns.filter((each) => each.endsWith('.conf')).sort();
    return {
      name: instanceName(name),
      files: await Promise.all([path, ...files.map((each) => join(`${path}.d`, each))].map(read)),
    };
  } catch (error) {
    const {code, path: where = path} = error as NodeJS.ErrnoException;
    throw new UsageError(`${where}: cannot be read: ${code ?? String(error)}`, {cause: error});
  }
};
