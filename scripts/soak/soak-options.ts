/** What `npm run soak` is asked for. */
export type SoakOptions = {
  /** How many step runs at least. */
  readonly steps: number;
  /** How many processes of running runs are killed. */
  readonly kills: number;
  /** What the moments, the runs and the processes are drawn by. */
  readonly seed: number;
  /** Multiplies every time limit. Default: as `confinement test` does. */
  readonly timeoutFactor?: number;
};
