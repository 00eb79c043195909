import type {Comparison} from '../../vm/inspect/ratchet/comparison.ts';
import type {ServiceProblem} from '../../vm/inspect/service/inspection.ts';

/** A comparison, and what could not be compared. */
export type Compared = {readonly comparison: Comparison; readonly problems: readonly ServiceProblem[]};
