import {lstat, readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Generation} from '../../modules/generations.ts';
import {dropStoreHashes} from '../../units/drop-store-hashes.ts';
import type {LaidOut} from './laid-out.ts';
import type {ServiceBuilder} from './service-builder.ts';

/** Builds the service of a module that needs no other module, with a model of the confinement module. */
export const buildWithModel = async (builder: ServiceBuilder, model: Generation): Promise<LaidOut> => {
  const {file, service} = builder.asked;
  // Whatever of pkgs it uses is written in it.
  const names = [...new Set((await readFile(file, 'utf8')).match(/[a-z_][\w'-]*/gi))];
  const folder = await builder.build('model', {model, file, service, names: JSON.stringify(names)});
  const closure = await readFile(builder.store.realPath(path.join(folder, 'store-paths')), 'utf8');
  const empty = await Promise.all(
    closure
      .trim()
      .split('\n')
      .map(async (storePath) => ((await isEmpty(builder.store.realPath(storePath))) ? [storePath] : [])),
  );
  return {folder, standIns: empty.flat().map((storePath) => path.basename(dropStoreHashes(storePath)))};
};

const isEmpty = async (file: string): Promise<boolean> =>
  (await lstat(file)).isDirectory() && (await readdir(file)).length === 0;
