import type {Candidate} from './candidate.ts';
import type {Unit} from './unit.ts';

/** A broken module, as far as it shows in the units that it yields. */
export type Mutant = {
  /** What is broken, as in "PrivateMounts=true is no". */
  readonly name: string;
  /** Steps that get other units than from the sound module, each with these. */
  readonly changed: ReadonlyMap<Candidate, readonly Unit[]>;
};
