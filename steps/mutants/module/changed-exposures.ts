import type {ExecutionContext} from 'ava';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import {exposureDifferences} from '../../../vm/probe/exposure-differences.ts';
import type {Candidate} from './candidate.ts';
import {exposureOn} from './exposure-on.ts';
import type {MutantGuest} from './mutant-guests.ts';

/** What services can see or do otherwise than on sound units. */
export type ChangedExposures = {
  /** How many services could be asked. */
  readonly asked: number;
  /** One line for each fact. */
  readonly shown: readonly string[];
};

/** Asks the services of all steps that have the probe, on the units that a guest has. */
export const changedExposures = async (
  t: ExecutionContext,
  candidates: readonly Candidate[],
  {guest, module}: {guest: MutantGuest; module: GuestModule},
): Promise<ChangedExposures> => {
  let asked = 0;
  const shown: string[] = [];
  for (const {step, exposure: sound} of candidates) {
    const now = sound === undefined ? undefined : await exposureOn(t, {guest, module, step});
    if (sound !== undefined && now !== undefined) {
      asked += 1;
      const differences = exposureDifferences(now.inside, sound.inside, sound.outside);
      shown.push(
        ...differences.map(
          ({subject, expected, actual}) => `step ${step.number}: ${subject}: ${expected} -> ${actual}`,
        ),
      );
    }
  }
  return {asked, shown};
};
