import {appendFile} from 'node:fs/promises';
import test from 'ava';
import {parseModule} from '../../../vm/modules/confinement-module.ts';
import {defaultGeneration} from '../../../vm/modules/default-generation.ts';
import {loadSteps} from '../../kit/load-steps.ts';
import {findCandidates} from './find-candidates.ts';
import {judgeMutant} from './judge-mutant.ts';
import {mutantOfUnits} from './mutant-of-units.ts';
import {mutationsOf} from './mutations-of.ts';
import {openMutantGuests} from './mutant-guests.ts';

// Breaks what the module yields, in one way at a time and in all units alike, as a change of the module would: some step
// must notice.
process.once('disconnect', () => process.exit(1));

const module = parseModule(process.env.CONFINEMENT_MODULE ?? defaultGeneration);
const {CONFINEMENT_MUTANTS: report} = process.env;

test('every way to break the module is noticed by a step', async (t) => {
  t.timeout(2 ** 30);
  const steps = await loadSteps();
  await using guests = await openMutantGuests(module, steps);
  const startMs = performance.now();
  const since = () => ((performance.now() - startMs) / 1000).toFixed(0);
  const candidates = await guests.withGuest(async (guest) => findCandidates(t, {guest, module, steps}));
  const mutants = mutationsOf(candidates.flatMap(({units}) => units.map(({settings}) => settings)))
    .map(({name, apply}) => mutantOfUnits(name, candidates, ({settings}) => apply(settings)))
    .filter(({changed}) => changed.size > 0);
  console.log(`${since()} s: ${candidates.length} candidates, ${mutants.length} mutants`);
  const survivors: string[] = [];
  await Promise.all(
    mutants.map(async (mutant) => {
      let line: string;
      try {
        const judgement = await guests.withGuest(async (guest) => judgeMutant(t, mutant, {guest, module}));
        line =
          judgement.kind === 'caught'
            ? `caught    ${mutant.name}  by step ${judgement.by}: ${judgement.why.replaceAll(/\s+/g, ' ').slice(0, 160)}`
            : `SURVIVES  ${mutant.name}  (of ${judgement.asked}: ${JSON.stringify([...judgement.shown]).slice(0, 300)})`;
        if (judgement.kind === 'survives') {
          survivors.push(mutant.name);
        }
      } catch (error) {
        line = `ERROR ${mutant.name} ${String(error).slice(0, 300)}`;
        survivors.push(mutant.name);
      }
      console.log(`${since()} s  ${line}`);
      if (report !== undefined) {
        await appendFile(report, `${line}\n`);
      }
    }),
  );
  t.deepEqual(survivors, []);
});
