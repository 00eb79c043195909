import type {ConfinementModule} from '../../vm/modules/confinement-module.ts';
import type {RoundName} from './rounds.ts';

/** What `npm run mutants` was asked for. */
export type MutantsOptions = {
  readonly modules: readonly ConfinementModule[];
  readonly rounds: readonly RoundName[];
};
