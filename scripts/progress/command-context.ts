import type {Progress} from './progress.ts';

/** What every command works with. */
export type CommandContext = {
  readonly progress: Progress;
  /** Aborts when the run is to end, with an InterruptedError as its reason. */
  readonly signal: AbortSignal;
};
