/** A test or hook as its file declares it. */
type Declaration = {
  /** URL of the file. */
  readonly file: string;
  /** What was called of AVA's `test`, as in `['after', 'always']` for `test.after.always()`. */
  readonly path: readonly string[];
  readonly arguments: readonly unknown[];
};

/** What the files that were imported have declared, in their order. */
export const declarations: Declaration[] = [];
