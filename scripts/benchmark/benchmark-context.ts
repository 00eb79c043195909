import type {Step} from '../../steps/kit/step.ts';
import type {Workspace} from '../../vm/workspace/workspace.ts';

/** What a measurement works with. All that it leaves is disposed of after it. */
export type BenchmarkContext = {
  /** Its signal is the one below. */
  readonly workspace: Workspace;
  /** All steps. */
  readonly steps: readonly Step[];
  /** How often to measure. */
  readonly runs: number;
  /** Says what is done now. */
  readonly say: (what: string) => void;
  /** Aborts when the time of the measurement is up, or the benchmark is interrupted. */
  readonly signal: AbortSignal;
};
