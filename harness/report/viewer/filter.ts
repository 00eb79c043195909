import type {CaseStatus} from '../../results/run-record.ts';

/** Which steps are shown. What is empty does not narrow. */
export type Filter = {
  readonly statuses: readonly CaseStatus[];
  readonly set: string;
  /** Id of a suite. */
  readonly suite: string;
  readonly text: string;
};
