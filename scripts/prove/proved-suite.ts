import type {CaseRecorder} from '../../harness/results/case-recorder.ts';
import type {SuiteRecorder} from '../../harness/results/suite-recorder.ts';

/** A suite whose steps were proved, and where what becomes of each is recorded, by its number. */
export type ProvedSuite = {
  readonly suite: SuiteRecorder;
  readonly cases: ReadonlyMap<number, CaseRecorder>;
};
