/** What runs in a twin in the place of the daemon. */
export type TwinProgram = {
  /** Lines of `[Service]`: how it is run, and where its output goes. */
  readonly lines: readonly string[];
  /**
   * Its command, for `ExecStart=`.
   *
   * @param looked paths that bear on what the unit declares, none of which needs quotes
   * @param asked facts that are told only where they are asked for, as `bind tcp:80`
   */
  readonly command: (looked: readonly string[], asked: readonly string[]) => string;
};
