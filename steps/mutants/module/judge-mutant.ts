import type {ExecutionContext} from 'ava';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import {exposureDifferences} from '../../../vm/probe/exposure-differences.ts';
import type {Candidate} from './candidate.ts';
import {exposureOn} from './exposure-on.ts';
import type {Mutant} from './mutant.ts';
import type {MutantGuest} from './mutant-guests.ts';
import {proveOn} from './prove-on.ts';
import {replaceUnits} from './replace-units.ts';

/** What became of a mutant. */
export type Judgement =
  | {readonly kind: 'caught'; readonly by: number; readonly why: string}
  /** No step fails. */
  | {
      readonly kind: 'survives';
      /** Steps whose services can see or do something else than on sound units, each with what. */
      readonly shown: ReadonlyMap<number, string>;
      /** How many services were asked for that. */
      readonly asked: number;
    };

/**
 * Proves the steps whose units are broken, the likeliest to notice it first, until one fails. When none does, their
 * services are asked whether they can see or do something else than before.
 */
export const judgeMutant = async (
  t: ExecutionContext,
  {changed}: Mutant,
  {guest, module}: {guest: MutantGuest; module: GuestModule},
): Promise<Judgement> => {
  await replaceUnits(guest.machine, [...changed.values()].flat());
  const candidates = [...changed.keys()].sort(likeliestFirst);
  for (const candidate of candidates) {
    const {step} = candidate;
    const why = await proveOn(t, {guest, module, step});
    if (why !== undefined) {
      candidate.catches += 1;
      return {kind: 'caught', by: step.number, why};
    }
  }
  const shown = new Map<number, string>();
  const probed = candidates.flatMap(({step, exposure}) => (exposure === undefined ? [] : [{step, exposure}]));
  for (const {step, exposure} of probed) {
    const now = await exposureOn(t, {guest, module, step});
    const differences =
      now === undefined ? [] : exposureDifferences(now.inside, exposure.inside, exposure.outside);
    if (differences.length > 0) {
      shown.set(
        step.number,
        differences.map(({subject, expected, actual}) => `${subject}: ${expected} -> ${actual}`).join(', '),
      );
    }
  }
  return {kind: 'survives', shown, asked: probed.length};
};

const likeliestFirst = (a: Candidate, b: Candidate): number =>
  b.catches - a.catches || a.durationMs - b.durationMs;
