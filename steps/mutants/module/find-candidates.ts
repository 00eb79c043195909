import type {ExecutionContext} from 'ava';
import pLimit from 'p-limit';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import {expectedFailure} from '../../kit/expected-failure.ts';
import {stepFactsOf} from '../../kit/session/step-facts-of.ts';
import {stepsAtOnce} from '../../kit/session/steps-at-once.ts';
import type {Step} from '../../kit/step.ts';
import {whyNotApplicable} from '../../kit/why-not-applicable.ts';
import type {Candidate} from './candidate.ts';
import {exposureOn} from './exposure-on.ts';
import type {MutantGuest} from './mutant-guests.ts';
import {proveOn} from './prove-on.ts';
import {replaceUnits} from './replace-units.ts';
import {unitsOfSteps} from './units-of-steps.ts';

/** Proves all steps on sound units, given in the way in which broken ones will be: each must pass that is to catch one. */
export const findCandidates = async (
  t: ExecutionContext,
  {guest, module, steps}: {guest: MutantGuest; module: GuestModule; steps: readonly Step[]},
): Promise<Candidate[]> => {
  const units = await unitsOfSteps(guest.units);
  const facts = stepFactsOf(guest, module);
  const proved = steps.filter(
    (step) =>
      units.has(step.number) &&
      whyNotApplicable(step, facts) === undefined &&
      expectedFailure(step, facts) === undefined,
  );
  await replaceUnits(
    guest.machine,
    proved.flatMap(({number}) => units.get(number) ?? []),
  );
  const limit = pLimit(stepsAtOnce);
  return limit.map(proved, async (step) => {
    const startMs = performance.now();
    const failure = await proveOn(t, {guest, module, step});
    if (failure !== undefined) {
      throw new Error(`step ${step.number} must pass on sound units: ${failure}`);
    }
    const durationMs = performance.now() - startMs;
    const exposure = await exposureOn(t, {guest, module, step});
    return {
      step,
      units: units.get(step.number) ?? [],
      durationMs,
      // Those that compare all that there is are the likeliest to notice.
      catches: step.set === 'guard' ? 1 : 0,
      ...(exposure === undefined ? {} : {exposure}),
    };
  });
};
