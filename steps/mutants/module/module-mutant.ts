import type {Candidate} from './candidate.ts';
import type {Unit} from './unit.ts';

/** A broken module, as far as it shows in the units that it yields. */
export type ModuleMutant = {
  /** What is broken, as in "PrivateMounts=true is no". */
  readonly name: string;
  /** Steps that get other units than from the sound module, each with these. */
  readonly changed: ReadonlyMap<Candidate, readonly Unit[]>;
  /** Why it changes nothing that a service can see or do, where that is said of it. */
  readonly equivalent?: string;
};
