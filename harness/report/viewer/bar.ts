import type {CaseStatus} from '../../results/run-record.ts';

/** Something on the timeline that took its time. Times are milliseconds since 1970. */
export type Bar = {
  readonly kind: 'phase' | 'step' | 'command';
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** It has no end: the run was killed, or lasts. */
  readonly isOpen?: boolean;
  /** Ids of what it is of. */
  readonly suite?: string;
  readonly case?: string;
  readonly status?: CaseStatus;
  /** Of a command, whether what was asserted of it does not hold. */
  readonly isBad?: boolean;
};
