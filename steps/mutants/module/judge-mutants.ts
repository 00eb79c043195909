import type {ExecutionContext} from 'ava';
import {HarnessError} from '../../../harness/errors/harness-error.ts';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import type {Step} from '../../kit/step.ts';
import {judgeMutant} from './judge-mutant.ts';
import type {Judgement} from './judgement.ts';
import type {ModuleMutant} from './module-mutant.ts';
import type {MutantGuest, MutantGuests} from './mutant-guests.ts';
import {proveOn} from './prove-on.ts';
import {replaceUnits} from './replace-units.ts';

/** Mutants that one machine serves: at first all that it runs is slow, as QEMU translates it. */
const batchSize = 12;

export type JudgeOptions = {
  readonly guests: MutantGuests;
  readonly module: GuestModule;
  readonly steps: readonly Step[];
  /** Told of each mutant that has been judged. */
  readonly onJudged: (mutant: ModuleMutant, judgement: Judgement) => void;
};

/**
 * Judges mutants, one machine several of them. Where a broken service has left something behind there, so that a step that
 * caught a mutant fails on sound units too, or where the machine did not bear one of them, all of that machine's are judged
 * again, each on its own.
 */
export const judgeMutants = async (
  t: ExecutionContext,
  mutants: readonly ModuleMutant[],
  options: JudgeOptions,
): Promise<void> => {
  const {guests, onJudged} = options;
  const batches = Array.from({length: Math.ceil(mutants.length / batchSize)}, (_, index) =>
    mutants.slice(index * batchSize, (index + 1) * batchSize),
  );
  await Promise.all(
    batches.map(async (batch) => {
      const judgements = await guests
        .withGuest(async (guest) => judgeBatch(t, batch, guest, options))
        .catch(unlessMachinery(undefined));
      for (const [index, mutant] of batch.entries()) {
        onJudged(mutant, judgements?.[index] ?? (await judgeAlone(t, mutant, options)));
      }
    }),
  );
};

/** Undefined when the machine was not what it had been, in the end. */
const judgeBatch = async (
  t: ExecutionContext,
  batch: readonly ModuleMutant[],
  guest: MutantGuest,
  {module, steps}: JudgeOptions,
): Promise<readonly Judgement[] | undefined> => {
  const judgements: Judgement[] = [];
  for (const mutant of batch) {
    judgements.push(await judgeMutant(t, mutant, {guest, module}));
  }
  await replaceUnits(guest.machine, []);
  const catchers = new Set(judgements.flatMap((each) => (each.kind === 'caught' ? [each.by] : [])));
  for (const step of steps.filter(({number}) => catchers.has(number))) {
    if ((await proveOn(t, {guest, module, step})) !== undefined) {
      return undefined;
    }
  }
  return judgements;
};

const judgeAlone = async (
  t: ExecutionContext,
  mutant: ModuleMutant,
  {guests, module}: JudgeOptions,
): Promise<Judgement> => {
  try {
    return await guests.withGuest(async (guest) => judgeMutant(t, mutant, {guest, module}));
  } catch (error) {
    return unlessMachinery({kind: 'unjudged' as const, why: String(error)})(error);
  }
};

/** Gives `value` for a failure of the machine, and throws all others on. */
const unlessMachinery =
  <T>(value: T) =>
  (error: unknown): T => {
    if (!(HarnessError.is(error) && error.kind === 'machinery')) {
      throw error;
    }
    return value;
  };
