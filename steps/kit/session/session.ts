import type {Machine} from '../../../harness/machine/machine.ts';
import type {SubtestRecord} from '../../../harness/results/run-record.ts';
import type {Complaint} from '../../../vm/lint/complaint.ts';
import type {Refusal} from '../../../vm/refusal/refusal.ts';
import type {StepCommand} from '../../../vm/shell/step-command.ts';
import type {TransportName} from '../../../vm/shell/transports.ts';
import type {StepFacts} from '../step-facts.ts';
import type {SeenExposure} from './seen-exposure.ts';
import type {StepVerdict} from './step-verdict.ts';

/** A machine that a step is proved on, as the process knows it that proves the step. */
export type ProvingGuest = {
  readonly machine: Machine;
  readonly facts: StepFacts;
  /** The step's store paths by name. */
  readonly store: Readonly<Record<string, string>>;
  /** What Nix says of the step, where its module is to refuse it. */
  readonly refusal?: Refusal | undefined;
  /** What systemd complains of in the step's units; absent where it was not asked. */
  readonly complaints?: readonly Complaint[] | undefined;
  readonly transport: TransportName;
};

/** Told of all that happens to a step, as it happens. */
export type StepListener = {
  started(step: number): void;
  did(step: number, command: StepCommand): void;
  /** A named part of it has ended. */
  subtest(step: number, subtest: SubtestRecord): void;
  /** It has seen what one of its units may see and do. */
  exposed(step: number, seen: SeenExposure): void;
  /** There is nothing that it could prove on the guest that it was given, and it was not tried. */
  doesNotApply(step: number, why: string): void;
  finished(step: number, durationMs: number, verdict: StepVerdict): void;
};

/** Where the steps of one AVA run are proved, and who is told. */
export type Session = {
  /**
   * Waits until it is the step's turn, and lets `use` have its guest.
   *
   * @throws MachineryError when there will be no guest.
   */
  withGuest(step: number, use: (started: ProvingGuest) => Promise<void>): Promise<void>;
  readonly listener: StepListener;
} & AsyncDisposable;
