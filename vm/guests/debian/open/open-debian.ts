import type {StartedGuest} from '../../guest/started-guest.ts';
import type {DebianSetup} from '../boot/debian-setup.ts';
import {fromSnapshot} from '../../snapshot/from-snapshot.ts';
import {openCold} from './open-cold.ts';
import {openWarm} from './open-warm.ts';

/** A booted guest, and one with the units. */
const layers = 2;

/**
 * A guest from snapshots, or, when `cold` or when no snapshot can be used, booted.
 *
 * @throws UsageError for steps that Nix refuses; MachineryError when the guest or the build fails.
 */
export const openDebian = async (setup: DebianSetup, cold: boolean): Promise<StartedGuest> => {
  const warm = cold ? undefined : await fromSnapshot(setup, layers, async () => openWarm(setup));
  return warm ?? openCold(setup);
};
