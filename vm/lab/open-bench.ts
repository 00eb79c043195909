import {rm} from 'node:fs/promises';
import {SnapshotUnusableError} from '../snapshot/snapshot-unusable-error.ts';
import type {Bench} from './bench.ts';
import type {BenchSetup} from './bench-setup.ts';
import {openColdBench} from './open-cold-bench.ts';
import {openWarmBench} from './open-warm-bench.ts';

/** Times that a bench is tried from snapshots: each of the two layers may turn out to be unusable once. */
const attempts = 3;

/**
 * A bench from snapshots, or, when `cold`, booted. A snapshot that cannot be used is told in one line, removed and made
 * anew; it never fails a run.
 *
 * @throws UsageError for steps that Nix refuses; MachineryError when the guest or the build fails.
 */
export const openBench = async (setup: BenchSetup, cold: boolean): Promise<Bench> => {
  for (let attempt = 1; !cold && attempt <= attempts; attempt++) {
    try {
      return await openWarmBench(setup);
    } catch (error) {
      if (!(error instanceof SnapshotUnusableError)) {
        throw error;
      }
      setup.onWarning(`${error.message}; it is removed and made anew`);
      await rm(error.folder, {recursive: true, force: true});
    }
  }
  return openColdBench(setup);
};
