/** What runs in a twin in the place of the daemon. */
export type TwinProgram = {
  /** Lines of `[Service]`: how it is run, and where its output goes. */
  readonly lines: readonly string[];
  /**
   * Its command, for `ExecStart=`.
   *
   * @param looked paths that bear on what the unit declares, none of which needs quotes
   */
  readonly command: (looked: readonly string[]) => string;
};
