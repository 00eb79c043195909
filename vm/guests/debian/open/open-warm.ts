import {allOrAbort} from '../../../../harness/wait/all-or-abort.ts';
import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import {deployUnits} from '../deploy/deploy-units.ts';
import {bootedSnapshot} from '../snapshot/booted-snapshot.ts';
import {deployedFolder} from '../snapshot/deployed-folder.ts';
import {deployedSnapshot} from '../snapshot/deployed-snapshot.ts';
import {findSnapshot} from '../../snapshot/find-snapshot.ts';
import type {DebianSnapshot} from '../snapshot/debian-snapshot.ts';
import {ensureStoreDisk} from '../store-disk/ensure-store-disk.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import type {StartedGuest} from '../../guest/started-guest.ts';
import type {DebianSetup} from '../boot/debian-setup.ts';
import {buildDebianUnits} from './build-debian-units.ts';
import {generationOf} from '../../../units/generation-of.ts';
import {restoreFromSetup} from './restore-from-setup.ts';
import {ownLogin} from '../../guest/own-login.ts';
import {type GuestFacts, guestFacts} from '../../guest/guest-facts.ts';

/**
 * Restores a guest that has the units deployed already. What is missing for that is made first: a booted guest is saved
 * once for each image, a deployed one for each set of units. Only when some steps of a new set are wanted, or a step that is
 * being edited, their units alone are deployed in a booted guest: that is faster than saving all.
 *
 * @throws UsageError for steps that Nix refuses; SnapshotUnusableError when a saved guest does not answer;
 * MachineryError when the guest or the build fails.
 */
export const openWarm = async (setup: DebianSetup): Promise<StartedGuest> => {
  const {phase, cache, only, steps, ahead} = setup;
  const [booted, units] = await allOrAbort(
    async (signal) => bootedSnapshot(setup, signal),
    async (signal) => phase('units', async () => buildDebianUnits(setup, signal)),
    setup.signal,
  );
  const generation = await generationOf(units);
  const isSelection =
    only !== undefined && (only.length < steps.length || (ahead !== undefined && only.length === 1));
  const isSaved = (await findSnapshot(await deployedFolder(cache, booted, units))).sound;
  const {started, facts} =
    isSelection && !isSaved
      ? await deploySelection(setup, booted, units, only)
      : await restoreDeployed(setup, booted, units);
  return {
    ...started,
    ended: started.qemu.ended,
    guest: setup.guest,
    units,
    facts,
    generation,
    acceleration: setup.acceleration,
    restored: true,
    login: async () => ownLogin(setup, started.machine),
  };
};

type Ready = {started: StartedMachine; facts: GuestFacts};

const restoreDeployed = async (
  setup: DebianSetup,
  booted: DebianSnapshot,
  units: BuiltUnits,
): Promise<Ready> => {
  const {snapshot, facts} = await deployedSnapshot(setup, booted, units);
  const disk = await ensureStoreDisk(setup.cache, units, setup.signal);
  return {started: await restoreFromSetup(setup, snapshot, disk, true), facts};
};

const deploySelection = async (
  setup: DebianSetup,
  booted: DebianSnapshot,
  units: BuiltUnits,
  only: readonly number[],
): Promise<Ready> => {
  const disk = await ensureStoreDisk(setup.cache, units, setup.signal);
  const started = await restoreFromSetup(setup, booted, disk, false);
  try {
    const [facts] = await Promise.all([
      guestFacts(started.machine),
      setup.phase('deploy', async () => deployUnits(started.machine, units, only, setup.signal)),
    ]);
    return {started, facts};
  } catch (error) {
    await started[Symbol.asyncDispose]();
    throw error;
  }
};
