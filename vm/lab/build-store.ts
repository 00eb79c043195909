import {join} from 'node:path';
import {buildFolderAtomic} from '../../harness/atomic/build-folder-atomic.ts';
import {verifyFolder} from '../../harness/atomic/verify-folder.ts';
import {withLock} from '../../harness/lock/with-lock.ts';
import {lockFile} from '../cache/lock-file.ts';
import {touch} from '../cache/touch.ts';
import {packStore} from '../store-disk/pack-store.ts';
import {buildUnits} from '../units/build-units.ts';
import type {BuiltUnits} from '../units/built-units.ts';
import type {BenchSetup} from './bench-setup.ts';

export type BuiltStore = {
  readonly units: BuiltUnits;
  /** The store disk with the units' closure, in the cache. */
  readonly disk: string;
};

/** Builds the units of a bench, and the disk that a guest gets them on. */
export const buildStore = async (
  {image, cache, module, steps, onProgress}: BenchSetup,
  signal: AbortSignal,
): Promise<BuiltStore> => {
  const units = await buildUnits({
    rootfs: image.programs,
    store: join(cache, 'store'),
    module: module.choice,
    steps,
    onProgress,
    signal,
  });
  const hash = /^\/nix\/store\/(?<hash>[a-z0-9]+)-/.exec(units.storePath)?.groups?.hash ?? '';
  const folder = join(cache, 'disks', hash);
  if (!verifyFolder(folder).sound) {
    await withLock(lockFile(cache, `disk-${hash}`), {signal}, async () => {
      if (!verifyFolder(folder).sound) {
        await buildFolderAtomic(folder, async (temporary) =>
          packStore(units, join(temporary, 'store.erofs'), join(cache, 'store', `packing-${hash}`)),
        );
      }
    });
  }
  await touch(folder);
  return {units, disk: join(folder, 'store.erofs')};
};
