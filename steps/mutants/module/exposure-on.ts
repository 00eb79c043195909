import type {ExecutionContext} from 'ava';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import type {Exposure} from '../../../vm/probe/exposure.ts';
import {probeEntry} from '../../../vm/probe/probe-store.ts';
import {proveStep} from '../../kit/session/prove-step.ts';
import {stepFactsOf} from '../../kit/session/step-facts-of.ts';
import type {Step} from '../../kit/step.ts';
import type {MutantGuest} from './mutant-guests.ts';

/** What a step's service can see and do, and which namespaces are the guest's own. */
export type StepExposure = {readonly inside: Exposure; readonly outside: Exposure};

/** Of a step's service on the units that a guest has; undefined for one without the probe. */
export const exposureOn = async (
  t: ExecutionContext,
  {guest, module, step}: {guest: MutantGuest; module: GuestModule; step: Step},
): Promise<StepExposure | undefined> => {
  const store = guest.units.steps.get(step.number)?.store ?? {};
  if (store[probeEntry] === undefined) {
    return undefined;
  }
  let exposure: StepExposure | undefined;
  await proveStep(t, {
    step: {
      ...step,
      test: async ({confined, outside}) => {
        exposure = {
          inside: await confined.exposure(),
          outside: await outside.exposure({sections: ['namespaces']}),
        };
      },
    },
    machine: guest.machine,
    facts: stepFactsOf(guest, module),
    store,
  });
  return exposure;
};
