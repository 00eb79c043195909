import {both} from '../../harness/async/both.ts';
import {bootedSnapshot} from '../snapshot/booted-snapshot.ts';
import {deployedSnapshot, loginOf} from '../snapshot/deployed-snapshot.ts';
import {restoreSnapshot} from '../snapshot/restore-snapshot.ts';
import type {Bench} from './bench.ts';
import type {BenchSetup} from './bench-setup.ts';
import {buildStore} from './build-store.ts';
import {generationOf} from './generation.ts';

/**
 * Restores a guest that has the units deployed already. What is missing for that is made first: a booted guest is saved
 * once for each image, a deployed one for each set of units.
 *
 * @throws UsageError for steps that Nix refuses; SnapshotUnusableError when a saved guest does not answer;
 * MachineryError when the guest or the build fails.
 */
export const openWarmBench = async (setup: BenchSetup): Promise<Bench> => {
  const {phase, acceleration} = setup;
  const [booted, store] = await both(
    async (signal) => bootedSnapshot(setup, signal),
    async (signal) => phase('units', async () => buildStore(setup, signal)),
    setup.signal,
  );
  const {snapshot, facts} = await deployedSnapshot(setup, booted, store);
  const started = await phase('restore', async () =>
    restoreSnapshot(snapshot, {
      name: setup.name,
      run: setup.run,
      storeDisk: store.disk,
      login: loginOf(setup),
      consoleFile: setup.consoleFile,
      journalFile: setup.journalFile,
      timeoutFactor: setup.timeoutFactor,
      ...(setup.signal === undefined ? {} : {signal: setup.signal}),
    }),
  );
  return {
    ...started,
    guest: setup.guest,
    units: store.units,
    facts,
    generation: await generationOf(store.units),
    acceleration,
    restored: true,
  };
};
