/** What `npm run bench` is asked for. */
export type BenchOptions = {
  /** How often each thing is measured. */
  readonly runs: number;
  /** Names of measurements. */
  readonly only: readonly string[];
};
