import type {ConfinementModule} from '../../modules/confinement-module.ts';
import {buildUnits} from '../../units/build-units.ts';
import type {BuiltUnits} from '../../units/built-units.ts';
import type {GuestSetup} from './guest-setup.ts';

export type GuestUnitsOptions = {
  /** Slice of a Debian guest's root that the units' store is made of. */
  readonly rootfs: string;
  readonly module: ConfinementModule;
  readonly signal: AbortSignal;
};

/** Builds the units of a guest in the cache's private store. */
export const buildGuestUnits = async (
  {cache, steps, onProgress}: Pick<GuestSetup, 'cache' | 'steps' | 'onProgress'>,
  {rootfs, module, signal}: GuestUnitsOptions,
): Promise<BuiltUnits> =>
  buildUnits({rootfs, store: cache.store, module: module.source, steps, onProgress, signal});
