import {readFile} from 'node:fs/promises';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {defaultGeneration} from '../modules/default-generation.ts';
import {buildUnits} from '../units/build-units.ts';
import {storeReferences} from '../units/store-references.ts';
import type {Workspace} from '../workspace/workspace.ts';
import {probeEntry, probePackage} from './probe-store.ts';

/**
 * The probe's program, built by Nix in the cache's private store. It is one static file that needs nothing.
 *
 * @param rootfs slice of a Debian guest's root that it is made of
 * @throws MachineryError when it cannot be built.
 */
export const buildProbe = async (
  {cache, options}: Pick<Workspace, 'cache' | 'options'>,
  rootfs: string,
  signal?: AbortSignal,
): Promise<Uint8Array> => {
  const store = {[probeEntry]: probePackage};
  const built = await buildUnits({
    rootfs,
    store: cache.store,
    module: defaultGeneration,
    steps: [
      {
        number: 1,
        description: 'has the probe',
        store,
        service: {confinement: {packages: Object.values(storeReferences(store))}},
      },
    ],
    ...(options.onProgress === undefined ? {} : {onProgress: options.onProgress}),
    ...(signal === undefined ? {} : {signal}),
  });
  const folder = built.steps.get(1)?.store[probeEntry];
  if (folder === undefined) {
    throw new MachineryError('Nix built no probe');
  }
  return readFile(built.realPath(`${folder}/bin/confinement-probe`));
};
