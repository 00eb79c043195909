import {join} from 'node:path';
import {buildUnits} from '../units/build-units.ts';
import type {BuiltUnits} from '../units/built-units.ts';
import type {BenchSetup} from './bench-setup.ts';

/** Builds the units of a bench in the cache's private store. */
export const buildBenchUnits = async (
  {
    image,
    cache,
    module,
    steps,
    onProgress,
  }: Pick<BenchSetup, 'image' | 'cache' | 'module' | 'steps' | 'onProgress'>,
  signal: AbortSignal,
): Promise<BuiltUnits> =>
  buildUnits({
    rootfs: image.programs,
    store: join(cache, 'store'),
    module: module.choice,
    steps,
    onProgress,
    signal,
  });
