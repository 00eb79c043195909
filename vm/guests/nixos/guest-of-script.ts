import {machineVerifier} from '../../lint/machine-verifier.ts';
import {verifyOwnUnits} from '../../lint/verify-own-units.ts';
import {guestFacts} from '../guest/guest-facts.ts';
import {ownLogin} from '../guest/own-login.ts';
import type {StartedGuest} from '../guest/started-guest.ts';
import {ownGeneration} from '../own-units/own-generation.ts';
import {ownSteps} from '../own-units/own-steps.ts';
import type {BootedVm} from './booted-vm.ts';
import type {ScriptMachine} from './script-machine.ts';

/**
 * The guest that a started VM is, with the units of the steps that it has. The VM is ended when that fails.
 *
 * @throws MachineryError when it lacks what a step needs.
 */
export const guestOfScript = async (
  vm: ScriptMachine,
  started: BootedVm,
  restored: boolean,
): Promise<StartedGuest> => {
  const {machine, qemu} = started;
  try {
    const wanted = vm.only ?? vm.steps.map(({number}) => number);
    // One that the module is to refuse has none.
    const refusable = vm.steps.filter(({refusedBy}) => refusedBy !== undefined);
    const steps = await ownSteps(
      machine,
      wanted.filter((number) => !refusable.some((step) => step.number === number)),
    );
    const complaints = await verifyOwnUnits(machine, steps.keys(), machineVerifier(machine, vm));
    return {
      machine,
      qemu,
      ended: qemu.ended,
      guest: vm.guest,
      units: {steps, ...(complaints === undefined ? {} : {complaints})},
      generation: await ownGeneration(machine, [...steps.keys()][0] ?? 1),
      facts: await guestFacts(machine),
      acceleration: vm.acceleration,
      restored,
      login: async () => ownLogin(vm, machine),
      [Symbol.asyncDispose]: async () => started[Symbol.asyncDispose](),
    };
  } catch (error) {
    await started[Symbol.asyncDispose]();
    throw error;
  }
};
