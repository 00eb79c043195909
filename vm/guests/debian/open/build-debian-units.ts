import {verifyBuiltUnits} from '../../../lint/verify-built-units.ts';
import {buildGuestUnits, type GuestUnits} from '../../guest/build-guest-units.ts';
import type {DebianSetup} from '../boot/debian-setup.ts';

/**
 * The units of a Debian guest, and what its systemd complains of in them.
 *
 * @throws UsageError for steps that Nix refuses; MachineryError when the build fails.
 */
export const buildDebianUnits = async (
  setup: Pick<DebianSetup, 'cache' | 'steps' | 'only' | 'units' | 'onProgress' | 'image' | 'module'>,
  signal: AbortSignal,
): Promise<GuestUnits> => {
  const rootfs = setup.image.programs;
  const units = await buildGuestUnits(setup, {rootfs, module: setup.module, signal});
  const complaints =
    units.complaints ?? (await verifyBuiltUnits(units, {rootfs, store: setup.cache.store, signal}));
  return {...units, ...(complaints === undefined ? {} : {complaints})};
};
