import type {Subject} from '../table/entry/subject.ts';
import type {Check} from './check.ts';

/** What became of a directive that a unit declares. */
export type Verdict = {
  readonly directive: string;
  /** As the unit has it, several joined by blanks. */
  readonly value: string;
  readonly subject: Subject;
  /** `not applied` is what systemd leaves out for the command that was inspected, as for one with `+`. */
  readonly state: 'in force' | 'not in force' | 'not applied' | 'unseen';
  /** Where the exposure is not what it must be; for what is in force, what it must be and is. */
  readonly checks: readonly Check[];
  /** Of `unseen` and `not applied` the reason, of `not in force` what is known of it. */
  readonly why?: string;
  /** The line of PID 1 about it, when it had one. */
  readonly said?: string;
  /** File and line of the last assignment. */
  readonly at: string;
};
