import {appendFileSync} from 'node:fs';
import test from 'ava';
import {isMatch} from 'matcher';
import {parseModule} from '../../../vm/modules/confinement-module.ts';
import {defaultGeneration} from '../../../vm/modules/default-generation.ts';
import {loadSteps} from '../../kit/load-steps.ts';
import {describeJudgement} from './describe-judgement.ts';
import {equivalenceOf} from './equivalence-of.ts';
import {findCandidates} from './find-candidates.ts';
import {judgeMutants} from './judge-mutants.ts';
import type {Judgement} from './judgement.ts';
import {mutantOfUnits} from './mutant-of-units.ts';
import {mutationsOf} from './mutations-of.ts';
import {openMutantGuests} from './mutant-guests.ts';
import {score} from './score.ts';
import {sourceMutants} from './source-mutants.ts';

// Breaks the module in one way at a time, in what it yields and, of a checkout, in its text: some step must notice, or
// nothing that a service can see or do is another than before.
process.once('disconnect', () => process.exit(1));

const module = parseModule(process.env.CONFINEMENT_MODULE ?? defaultGeneration);
const {CONFINEMENT_MUTANTS: report, CONFINEMENT_MUTANTS_MATCH: match = '[]'} = process.env;
const patterns = JSON.parse(match) as string[];
const isWanted = ({name}: {readonly name: string}): boolean =>
  patterns.length === 0 || isMatch(name, patterns);

const tell = (text: string): void => {
  console.log(text);
  if (report !== undefined) {
    appendFileSync(report, `${text}\n`);
  }
};

test(`module ${module.name}: every breakage is noticed by a step, or changes nothing`, async (t) => {
  // Each wait within has its own limit.
  t.timeout(2 ** 30);
  const steps = await loadSteps();
  await using guests = await openMutantGuests(module, steps);
  const {candidates, generation} = await guests.withGuest(async (guest) => ({
    candidates: await findCandidates(t, {guest, module, steps}),
    generation: guest.generation,
  }));
  const ofUnits = mutationsOf(candidates.flatMap((each) => each.units.map(({settings}) => settings)))
    .filter(isWanted)
    .map(({name, apply}) => mutantOfUnits(name, candidates, ({settings}) => apply(settings)))
    .filter(({changed}) => changed.size > 0);
  const judgements = new Map<string, Judgement>();
  const judged = (name: string, judgement: Judgement) => {
    judgements.set(name, judgement);
    tell(describeJudgement(name, judgement));
  };
  const ofSource = await sourceMutants({
    module,
    steps,
    generation,
    candidates,
    workspace: guests.workspace,
    isWanted,
    onJudged: judged,
  });
  const mutants = [...ofUnits, ...ofSource].map((mutant) => {
    const equivalent = equivalenceOf(mutant.name, generation);
    return equivalent === undefined ? mutant : {...mutant, equivalent};
  });
  await judgeMutants(t, mutants, {
    guests,
    module,
    steps,
    onJudged: ({name}, judgement) => judged(name, judgement),
  });
  tell(`module ${module.name}: ${score(judgements)}`);
  t.not(judgements.size, 0, 'no breakage has such a name');
  t.true([...judgements.values()].every(({kind}) => kind === 'caught' || kind === 'equivalent'));
});
