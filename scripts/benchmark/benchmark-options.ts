/** What `npm run bench` is asked for. */
export type BenchmarkOptions = {
  /** How often each thing is measured. */
  readonly runs: number;
  /** Names of measurements. */
  readonly only: readonly string[];
  /** Revision of git whose package this checkout's is measured beside, in place of all else. */
  readonly beside?: string;
};
