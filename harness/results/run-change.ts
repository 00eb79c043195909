import type {CaseRecord, CommandRecord, PhaseRecord, SubtestRecord, SuiteRecord} from './run-record.ts';

/** What of a run is new, or is another than it was. Records are those of the run itself: they go on changing. */
export type RunChange =
  /** What is said of the run as a whole. */
  | {readonly of: 'run'}
  /** A phase, and which of the run's phases it is. */
  | {readonly of: 'phase'; readonly index: number; readonly phase: PhaseRecord}
  /** What is said of a suite as a whole. */
  | {readonly of: 'suite'; readonly suite: SuiteRecord}
  /** What is said of a case as a whole. */
  | {readonly of: 'case'; readonly suite: SuiteRecord; readonly case: CaseRecord}
  /** A command of a case, or a named part of one, that has ended. */
  | {
      readonly of: 'command';
      readonly suite: SuiteRecord;
      readonly case: CaseRecord;
      readonly command: CommandRecord;
    }
  | {
      readonly of: 'subtest';
      readonly suite: SuiteRecord;
      readonly case: CaseRecord;
      readonly subtest: SubtestRecord;
    };
