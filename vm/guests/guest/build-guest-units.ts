import {join} from 'node:path';
import {buildUnits} from '../../units/build-units.ts';
import type {BuiltUnits} from '../../units/built-units.ts';
import type {DebianSetup} from '../debian/boot/debian-setup.ts';

/** Builds the units of a guest in the cache's private store. */
export const buildGuestUnits = async (
  {
    image,
    cache,
    module,
    steps,
    onProgress,
  }: Pick<DebianSetup, 'image' | 'cache' | 'module' | 'steps' | 'onProgress'>,
  signal: AbortSignal,
): Promise<BuiltUnits> =>
  buildUnits({
    rootfs: image.programs,
    store: join(cache, 'store'),
    module: module.source,
    steps,
    onProgress,
    signal,
  });
