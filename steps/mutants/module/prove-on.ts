import type {ExecutionContext} from 'ava';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import {proveStep} from '../../kit/session/prove-step.ts';
import {stepFactsOf} from '../../kit/session/step-facts-of.ts';
import type {Step} from '../../kit/step.ts';
import type {MutantGuest} from './mutant-guests.ts';

/** How a step fails on the units that a guest has; undefined when it passes. */
export const proveOn = async (
  t: ExecutionContext,
  {guest, module, step}: {guest: MutantGuest; module: GuestModule; step: Step},
): Promise<string | undefined> => {
  const attempt = await t.try(async (inner) =>
    proveStep(inner, {
      step,
      machine: guest.machine,
      facts: stepFactsOf(guest, module),
      store: guest.units.steps.get(step.number)?.store ?? {},
    }),
  );
  attempt.discard();
  if (attempt.passed) {
    return undefined;
  }
  guest.ended.throwIfAborted();
  const [error] = attempt.errors;
  const cause: unknown = error?.cause ?? error;
  return cause instanceof Error ? cause.message : 'an assertion of it fails';
};
