import {randomBytes} from 'node:crypto';
import {allOrAbort} from '../../../../harness/wait/all-or-abort.ts';
import {bootFromSetup} from '../boot/boot-from-setup.ts';
import {deployUnits} from '../deploy/deploy-units.ts';
import {createStoreDisk} from '../store-disk/create-store-disk.ts';
import {ensureStoreDisk} from '../store-disk/ensure-store-disk.ts';
import {fillStoreDisk} from '../store-disk/fill-store-disk.ts';
import type {StartedGuest} from '../../guest/started-guest.ts';
import type {DebianSetup} from '../boot/debian-setup.ts';
import {buildDebianUnits} from './build-debian-units.ts';
import {generationOf} from '../../../units/generation-of.ts';
import {ownLogin} from '../../guest/own-login.ts';
import {guestFacts} from '../../guest/guest-facts.ts';

/**
 * Boots a guest while the units are built, and deploys them in it.
 *
 * @throws UsageError for steps that Nix refuses; MachineryError when the guest or the build fails.
 */
export const openCold = async (setup: DebianSetup): Promise<StartedGuest> => {
  const {run, phase} = setup;
  const id = randomBytes(3).toString('hex');
  const storeDisk = run.file(`${id}.store`);
  await createStoreDisk(storeDisk);
  const [started, units] = await allOrAbort(
    async (signal) => bootFromSetup(setup, {storeDisk, id, signal}),
    async (signal) =>
      phase('units', async () => {
        const built = await buildDebianUnits(setup, signal);
        await fillStoreDisk(await ensureStoreDisk(setup.cache, built, signal), storeDisk);
        return built;
      }),
    setup.signal,
  );
  try {
    await phase('deploy', async () => deployUnits(started.machine, units, setup.only, setup.signal));
    return {
      guest: setup.guest,
      machine: started.machine,
      qemu: started.qemu,
      ended: started.qemu.ended,
      units,
      generation: await generationOf(units),
      facts: await guestFacts(started.machine),
      acceleration: setup.acceleration,
      restored: false,
      login: async () => ownLogin(setup, started.machine),
      [Symbol.asyncDispose]: async () => started[Symbol.asyncDispose](),
    };
  } catch (error) {
    await started[Symbol.asyncDispose]();
    throw error;
  }
};
