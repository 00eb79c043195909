import type {ConfinementModule} from '../../vm/modules/confinement-module.ts';
import type {RoundName} from './rounds.ts';

/** What `npm run mutants` was asked for. */
export type MutantsOptions = {
  readonly modules: readonly ConfinementModule[];
  readonly rounds: readonly RoundName[];
  /** Patterns of the names of the module's breakages; all when there are none. */
  readonly patterns: readonly string[];
};
