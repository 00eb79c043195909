import {readFile} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import pLimit from 'p-limit';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {debianImage} from '../../../vm/guests/debian/image/debian-image.ts';
import {suites} from '../../../vm/guests/debian/image/suites.ts';
import type {ConfinementModule} from '../../../vm/modules/confinement-module.ts';
import type {Generation} from '../../../vm/modules/generations.ts';
import {evaluateApart} from '../../../vm/refusal/evaluate-apart.ts';
import {buildUnits} from '../../../vm/units/build-units.ts';
import {checkoutWithModule, moduleFile} from '../../../vm/units/checkout-with-module.ts';
import type {Workspace} from '../../../vm/workspace/workspace.ts';
import type {Step} from '../../kit/step.ts';
import type {Candidate} from './candidate.ts';
import type {Judgement} from './judgement.ts';
import type {ModuleMutant} from './module-mutant.ts';
import {mutantOfUnits} from './mutant-of-units.ts';
import {sourceMutationsOf} from './source-mutations-of.ts';
import {unitsOfSteps} from './units-of-steps.ts';

export type SourceMutantsOptions = {
  readonly module: ConfinementModule;
  readonly steps: readonly Step[];
  /** Of the sound module. */
  readonly generation: Generation;
  readonly candidates: readonly Candidate[];
  readonly workspace: Workspace;
  /** Whether a mutation is to be tried. */
  readonly isWanted: (mutation: {readonly name: string}) => boolean;
  /** Told of each mutant that Nix refuses, and of each that yields the same units as the sound module. */
  readonly onJudged: (name: string, judgement: Judgement) => void;
};

/**
 * Mutants of a checkout's module, each by the units that Nix makes of it; of a model of ours there are none.
 *
 * @throws UsageError for a module whose text is not like nixpkgs'; MachineryError when Nix fails.
 */
export const sourceMutants = async (options: SourceMutantsOptions): Promise<ModuleMutant[]> => {
  const {module, generation, steps, candidates, workspace, isWanted, onJudged} = options;
  if (typeof module.source === 'string') {
    return [];
  }
  const {nixpkgs} = module.source;
  const {programs: rootfs} = await debianImage(workspace, suites.trixie);
  const mutations = sourceMutationsOf(await readFile(join(nixpkgs, moduleFile), 'utf8')).filter(isWanted);
  // Nix takes one processor for each.
  const mutants = await pLimit(availableParallelism()).map(
    mutations,
    async ({name, text}, index): Promise<ModuleMutant | undefined> => {
      const checkout = await checkoutWithModule(nixpkgs, workspace.run.file(`module-${index}`), text);
      const build = {rootfs, store: workspace.cache.store, module: {nixpkgs: checkout}};
      try {
        const units = new Map(
          [...(await unitsOfSteps(await buildUnits({...build, steps}))).values()]
            .flat()
            .map((unit) => [unit.name, unit]),
        );
        const mutant = mutantOfUnits(
          name,
          candidates,
          (unit) => units.get(unit.name)?.settings ?? unit.settings,
        );
        if (mutant.changed.size > 0) {
          return mutant;
        }
        onJudged(name, await judgeRefusals(steps, generation, build));
      } catch (error) {
        if (!(error instanceof UsageError)) {
          throw error;
        }
        onJudged(name, {kind: 'caught', by: 'evaluation', why: error.message});
      }
      return undefined;
    },
  );
  return mutants.filter((mutant) => mutant !== undefined);
};

/** Whether one of the steps that are to be refused is no more, where all units are as before. */
const judgeRefusals = async (
  steps: readonly Step[],
  generation: Generation,
  build: Omit<Parameters<typeof evaluateApart>[0], 'steps'>,
): Promise<Judgement> => {
  for (const step of steps.filter(({refusedBy}) => refusedBy !== undefined)) {
    const {words} = await evaluateApart(build, step);
    const isRefused = words !== undefined;
    if (isRefused !== step.refusedBy?.includes(generation)) {
      return {kind: 'caught', by: step.number, why: words ?? 'its units are not refused'};
    }
  }
  return {kind: 'survives', asked: 0, shown: []};
};
