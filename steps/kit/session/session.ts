import type {Machine} from '../../../harness/machine/machine.ts';
import type {Situation} from '../situation.ts';
import type {StepFailure, TranscriptEntry} from './messages.ts';

/** A machine that steps are proved on, as the process knows it that proves them. */
export type ProvingBench = {
  readonly machine: Machine;
  readonly situation: Situation;
  /** Store paths of each step by number, then by name. */
  readonly stores: Readonly<Record<number, Readonly<Record<string, string>>>>;
};

/** Told of all that happens to a step, as it happens. */
export type StepListener = {
  started(step: number): void;
  did(step: number, entry: TranscriptEntry): void;
  finished(step: number, durationMs: number, failure: StepFailure | undefined): void;
};

/** Where the steps of one AVA run are proved, and who is told. */
export type Session = {
  /** Resolves when there is a bench; rejects when there will be none. */
  readonly bench: Promise<ProvingBench>;
  readonly listener: StepListener;
} & AsyncDisposable;
