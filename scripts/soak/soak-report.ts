import type {VictimName} from './victims.ts';

/** What came of the step runs. */
export type StepsReport = {
  /** How many of each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The rate of failures, from 0 to 1, below which the true one lies at 95 %. */
  readonly failureBound: number;
  readonly meanMs: number;
  readonly longestMs: number;
  readonly deviations: readonly string[];
};

/** What came of one kill. */
export type KillReport = {
  readonly number: number;
  readonly scenario: string;
  readonly victim: VictimName;
  /** Command line of the process that was killed. */
  readonly process: string;
  /** Milliseconds after the start of the run. */
  readonly afterMs: number;
  /** How the run ended, as in "exit status 69" or "SIGKILL". */
  readonly end: string;
  /** What it told, in one line. */
  readonly told: string;
  /** Milliseconds from the kill to the end of the run's last process. */
  readonly goneMs: number;
  readonly deviations: readonly string[];
};

/** What `soak.json` holds. */
export type SoakReport = {
  readonly startedAt: string;
  endedAt?: string;
  readonly seed: number;
  readonly host: Readonly<Record<string, string>>;
  /** Milliseconds that an undisturbed run of each scenario took. */
  readonly typicalMs: Record<string, number>;
  steps?: StepsReport;
  readonly kills: KillReport[];
  /** Kills that were drawn for a moment when the run was over. */
  missed: number;
};
