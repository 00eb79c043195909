import {withConsole} from '../../../harness/console/with-console.ts';
import type {AccelerationChoice} from '../../../harness/qemu/acceleration.ts';
import {machineVerifier} from '../../lint/machine-verifier.ts';
import {verifyOwnUnits} from '../../lint/verify-own-units.ts';
import {bootedScript} from './booted-script.ts';
import {ownGeneration} from '../own-units/own-generation.ts';
import {ownSteps} from '../own-units/own-steps.ts';
import type {StartedGuest} from '../guest/started-guest.ts';
import type {GuestSetup} from '../guest/guest-setup.ts';
import {ownLogin} from '../guest/own-login.ts';
import {guestFacts} from '../guest/guest-facts.ts';

export type ScriptSetup = GuestSetup & {
  /** The run script, or a folder with one. */
  readonly path: string;
  readonly accelerationChoice: AccelerationChoice;
  /** Default: 1 with KVM, 4 without. */
  readonly timeoutFactor?: number;
};

/**
 * Boots a VM that has the units of the steps built in, by its run script.
 *
 * @throws UsageError when there is no such script; MachineryError when it does not boot, or lacks what a step needs.
 */
export const openScript = async (setup: ScriptSetup): Promise<StartedGuest> => {
  const wanted = setup.only ?? setup.steps.map(({number}) => number);
  return withConsole(setup, async (console) => {
    const {started, acceleration} = await bootedScript(setup, console);
    try {
      // One that the module is to refuse has none.
      const refusable = setup.steps.filter(({refusedBy}) => refusedBy !== undefined);
      const steps = await ownSteps(
        started.machine,
        wanted.filter((number) => !refusable.some((step) => step.number === number)),
      );
      const complaints = await verifyOwnUnits(
        started.machine,
        steps.keys(),
        machineVerifier(started.machine, setup),
      );
      return {
        ...started,
        ended: started.qemu.ended,
        guest: setup.guest,
        units: {steps, ...(complaints === undefined ? {} : {complaints})},
        generation: await ownGeneration(started.machine, [...steps.keys()][0] ?? 1),
        facts: await guestFacts(started.machine),
        acceleration,
        restored: false,
        login: async () => ownLogin(setup, started.machine),
      };
    } catch (error) {
      await started[Symbol.asyncDispose]();
      throw error;
    }
  });
};
