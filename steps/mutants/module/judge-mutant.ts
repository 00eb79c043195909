import type {ExecutionContext} from 'ava';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import type {Candidate} from './candidate.ts';
import {changedExposures} from './changed-exposures.ts';
import type {Judgement} from './judgement.ts';
import type {ModuleMutant} from './module-mutant.ts';
import type {MutantGuest} from './mutant-guests.ts';
import {proveOn} from './prove-on.ts';
import {replaceUnits} from './replace-units.ts';

/** Steps that get their broken units first: those that are the likeliest to notice. */
const few = 3;

/**
 * Proves the steps whose units are broken, the likeliest to notice it first, until one fails. When none does, or when it is
 * said to change nothing, their services are asked whether they can see or do something else than before.
 *
 * @throws MachineryError when the machine fails.
 */
export const judgeMutant = async (
  t: ExecutionContext,
  {changed, equivalent}: ModuleMutant,
  where: {guest: MutantGuest; module: GuestModule},
): Promise<Judgement> => {
  const candidates = [...changed.keys()].sort(likeliestFirst);
  const replace = async (some: readonly Candidate[]) =>
    replaceUnits(
      where.guest.machine,
      some.flatMap((candidate) => changed.get(candidate) ?? []),
    );
  if (equivalent !== undefined) {
    await replace(candidates);
    const {asked, shown} = await changedExposures(t, candidates, where);
    return asked > 0 && shown.length === 0
      ? {kind: 'equivalent', reason: equivalent, asked}
      : {kind: 'survives', shown, asked};
  }
  await replace(candidates.slice(0, few));
  for (const [index, candidate] of candidates.entries()) {
    if (index === few) {
      await replace(candidates);
    }
    const {step} = candidate;
    const why = await proveOn(t, {...where, step});
    if (why !== undefined) {
      candidate.catches += 1;
      return {kind: 'caught', by: step.number, why};
    }
  }
  return {kind: 'survives', ...(await changedExposures(t, candidates, where))};
};

const likeliestFirst = (a: Candidate, b: Candidate): number =>
  b.catches - a.catches || a.durationMs - b.durationMs;
