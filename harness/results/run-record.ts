import type {Shard} from './shard.ts';

/**
 * What `results.json` holds: one run of a command, as far as it has come. Times are ISO 8601 in UTC, durations
 * milliseconds by a clock that never jumps.
 */
export type RunRecord = {
  /** The command line that started the run. */
  command: string[];
  startedAt: string;
  /** Which part of a run over several machines this is; absent when it is the whole. */
  shard?: Shard;
  /** Facts about the host and its tools, such as `{node: '20.19.0', cpus: '2'}`. */
  host: Record<string, string>;
  phases: PhaseRecord[];
  suites: SuiteRecord[];
  /** These stand once the run has ended; a run that was killed lacks them. */
  endedAt?: string;
  durationMs?: number;
  exitStatus?: number;
  /** Why the run itself failed, where no case tells. */
  error?: string;
};

export type PhaseRecord = {
  name: string;
  /** Id of the suite that it belongs to; absent when it belongs to the run. */
  suite?: string;
  startedAt: string;
  /** Absent while it lasts. */
  durationMs?: number;
};

export type SuiteRecord = {
  id: string;
  name: string;
  /** What was tested, such as the versions found in the guest. */
  properties: Record<string, string>;
  cases: CaseRecord[];
};

/** `error`: the machinery failed, so that nothing is known about the thing under test. */
export type CaseStatus = 'pending' | 'running' | 'passed' | 'failed' | 'error' | 'skipped';

export type CaseRecord = {
  id: string;
  name: string;
  status: CaseStatus;
  startedAt?: string;
  durationMs?: number;
  /** Of a case that failed or met an error. */
  failure?: FailureRecord;
  /** Of a skipped case. */
  skipReason?: string;
  /** Paths of its files, relative to the results folder. */
  artifacts: string[];
  output?: string;
};

export type FailureRecord = {
  /** Complete in itself: what was run, what was wanted, what came. May have several lines. */
  message: string;
  details?: string;
  /** The command line that runs this case again. */
  rerun?: string;
  /** The command line that opens a shell where the case failed. */
  shell?: string;
};
