/** Steps that are to be proved. */
export type StepsSubject = {
  /** Their numbers. */
  readonly steps: readonly string[];
  /** Whether a known regression that reproduces makes it bad, like a step that fails. */
  readonly regressionsAreBad: boolean;
  /** Folder of the steps, in full. Default: this project's own. */
  readonly stepsFolder?: string;
};
