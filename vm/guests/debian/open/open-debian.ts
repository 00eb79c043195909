import {rm} from 'node:fs/promises';
import {SnapshotUnusableError} from '../snapshot/snapshot-unusable-error.ts';
import type {StartedGuest} from '../../guest/started-guest.ts';
import type {DebianSetup} from '../boot/debian-setup.ts';
import {openCold} from './open-cold.ts';
import {openWarm} from './open-warm.ts';

/** Times that a guest is tried from snapshots: each of the two layers may turn out to be unusable once. */
const attempts = 3;

/**
 * A guest from snapshots, or, when `cold`, booted. A snapshot that cannot be used is told in one line, removed and made
 * anew; it never fails a run.
 *
 * @throws UsageError for steps that Nix refuses; MachineryError when the guest or the build fails.
 */
export const openDebian = async (setup: DebianSetup, cold: boolean): Promise<StartedGuest> => {
  for (let attempt = 1; !cold && attempt <= attempts; attempt++) {
    try {
      return await openWarm(setup);
    } catch (error) {
      if (!(error instanceof SnapshotUnusableError)) {
        throw error;
      }
      setup.onWarning(`${error.message}; it is removed and made anew`);
      await rm(error.folder, {recursive: true, force: true});
    }
  }
  return openCold(setup);
};
