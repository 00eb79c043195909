import type {
  CaseRecord,
  CommandRecord,
  PhaseRecord,
  RunRecord,
  SubtestRecord,
  SuiteRecord,
} from '../results/run-record.ts';

/**
 * A piece of a run in the page. While a run lasts each change is one, the last of the same thing counts; of a run that has
 * ended there is one that has all of it.
 */
export type ReportPart =
  | {readonly of: 'whole'; readonly run: RunRecord}
  /** `at` says when it was written: ISO 8601. */
  | ({readonly at: string} & RunningPart);

type RunningPart =
  | {
      readonly of: 'run';
      readonly run: Omit<RunRecord, 'phases' | 'suites' | 'endedAt' | 'durationMs' | 'exitStatus'>;
    }
  | {readonly of: 'phase'; readonly index: number; readonly phase: PhaseRecord}
  | {readonly of: 'suite'; readonly suite: Omit<SuiteRecord, 'cases'>}
  /** `suite` and `case` are ids. */
  | {readonly of: 'case'; readonly suite: string; readonly case: Omit<CaseRecord, 'commands' | 'subtests'>}
  | {readonly of: 'command'; readonly suite: string; readonly case: string; readonly command: CommandRecord}
  | {readonly of: 'subtest'; readonly suite: string; readonly case: string; readonly subtest: SubtestRecord};
