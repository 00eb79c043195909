import {join} from 'node:path';
import {buildFolderAtomic} from '../../../../harness/atomic/build-folder-atomic.ts';
import {verifyFolder} from '../../../../harness/atomic/verify-folder.ts';
import {withLock} from '../../../../harness/lock/with-lock.ts';
import type {CachePaths} from '../../../cache/cache-paths.ts';
import {touch} from '../../../cache/touch.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import {packStore} from './pack-store.ts';

/** The store disk with the closure of these units, in the cache; packed when it is not there. Resolves to its file. */
export const ensureStoreDisk = async (
  cache: CachePaths,
  units: BuiltUnits,
  signal?: AbortSignal,
): Promise<string> => {
  const hash = /^\/nix\/store\/(?<hash>[a-z0-9]+)-/.exec(units.storePath)?.groups?.hash ?? '';
  const folder = cache.disk(hash);
  if (!verifyFolder(folder).sound) {
    await withLock(cache.lockOf(`disk-${hash}`), signal === undefined ? {} : {signal}, async () => {
      if (!verifyFolder(folder).sound) {
        await buildFolderAtomic(folder, async (temporary) =>
          packStore(units, join(temporary, 'store.erofs'), cache.packing(hash)),
        );
      }
    });
  }
  await touch(folder);
  return join(folder, 'store.erofs');
};
