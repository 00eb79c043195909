import {allOrAbort} from '../../../../harness/wait/all-or-abort.ts';
import {machineVerifier} from '../../../lint/machine-verifier.ts';
import {verifyOwnUnits} from '../../../lint/verify-own-units.ts';
import type {Machine} from '../../../../harness/machine/machine.ts';
import {guestFacts} from '../../guest/guest-facts.ts';
import type {StartedGuest} from '../../guest/started-guest.ts';
import {ownGeneration} from '../../own-units/own-generation.ts';
import {ownSteps} from '../../own-units/own-steps.ts';
import type {ScriptMachine} from './script-machine.ts';

/** What a VM says of itself and of the steps whose units it has. */
export type VmReport = Pick<StartedGuest, 'generation' | 'facts'> &
  Pick<StartedGuest['units'], 'steps' | 'complaints'>;

/**
 * Asks a VM what it is; its systemd is asked to look at the units of those steps that are wanted.
 *
 * @throws MachineryError when it lacks what a step needs.
 */
export const vmReport = async (
  vm: Pick<ScriptMachine, 'steps' | 'only' | 'onWarning' | 'signal'>,
  machine: Machine,
): Promise<VmReport> => {
  const wanted = vm.only ?? vm.steps.map(({number}) => number);
  // One that the module is to refuse has none.
  const refusable = vm.steps.filter(({refusedBy}) => refusedBy !== undefined);
  const [steps, facts] = await allOrAbort(
    async () =>
      ownSteps(
        machine,
        wanted.filter((number) => !refusable.some((step) => step.number === number)),
      ),
    async () => guestFacts(machine),
    vm.signal,
  );
  const proved = wanted.filter((number) => steps.has(number));
  const [complaints, generation] = await allOrAbort(
    async (signal) =>
      verifyOwnUnits(machine, proved, machineVerifier(machine, {onWarning: vm.onWarning, signal})),
    async () => ownGeneration(machine, [...steps.keys()][0] ?? 1),
    vm.signal,
  );
  return {steps, ...(complaints === undefined ? {} : {complaints}), generation, facts};
};
