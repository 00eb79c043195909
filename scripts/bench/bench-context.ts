import type {Step} from '../../steps/kit/step.ts';
import type {Lab} from '../../vm/lab/lab.ts';

/** What a measurement works with. All that it leaves is disposed of after it. */
export type BenchContext = {
  /** Its signal is the one below. */
  readonly lab: Lab;
  /** All steps. */
  readonly steps: readonly Step[];
  /** How often to measure. */
  readonly runs: number;
  /** Says what is done now. */
  readonly say: (what: string) => void;
  /** Aborts when the time of the measurement is up, or the bench is interrupted. */
  readonly signal: AbortSignal;
};
