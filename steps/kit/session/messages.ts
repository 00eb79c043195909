import type {SubtestRecord} from '../../../harness/results/run-record.ts';
import type {SshTarget} from '../../../harness/ssh/ssh-target.ts';
import type {Complaint} from '../../../vm/lint/complaint.ts';
import type {Refusal} from '../../../vm/refusal/refusal.ts';
import type {TransportName} from '../../../vm/shell/transports.ts';
import type {StepFacts} from '../step-facts.ts';
import type {SeenExposure} from './seen-exposure.ts';
import type {StepVerdict} from './step-verdict.ts';
import type {WireCommand} from './wire-command.ts';

/** A guest for one step, as a process needs to know it that did not open it. */
export type GuestMessage = {
  readonly type: 'guest';
  readonly step: number;
  /** Name of the machine, for messages. */
  readonly name: string;
  readonly target: SshTarget;
  readonly facts: StepFacts;
  /** The step's store paths by name. */
  readonly store: Readonly<Record<string, string>>;
  /** What Nix says of the step, where its module is to refuse it. */
  readonly refusal?: Refusal;
  /** What systemd complains of in the step's units; absent where it was not asked. */
  readonly complaints?: readonly Complaint[];
  readonly timeoutFactor: number;
  readonly transport: TransportName;
};

/** What the process that owns the machines tells the one that proves the steps. */
export type ToProver =
  /** What is to be proved, once: steps of a folder (absolute), or, without it, of this project's own. */
  | {readonly type: 'begin'; readonly steps: readonly number[]; readonly folder?: string}
  | GuestMessage
  | {readonly type: 'no-guest'; readonly step: number; readonly message: string};

/** What the process that proves the steps tells the one that owns the machines. */
export type ToOwner =
  /** The step wants a guest; it gets one when it is its turn. */
  | {readonly type: 'want'; readonly step: number}
  /** There is nothing that the step could prove on the guest that it was given. */
  | {readonly type: 'does-not-apply'; readonly step: number; readonly why: string}
  | {readonly type: 'started'; readonly step: number}
  | {readonly type: 'did'; readonly step: number; readonly command: WireCommand}
  | {readonly type: 'subtest'; readonly step: number; readonly subtest: SubtestRecord}
  | {readonly type: 'exposed'; readonly step: number; readonly seen: SeenExposure}
  | {
      readonly type: 'finished';
      readonly step: number;
      readonly durationMs: number;
      readonly verdict: StepVerdict;
    };
