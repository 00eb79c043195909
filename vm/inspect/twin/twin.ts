/** A unit that is made to be looked at from inside, in the place of another. */
export type Twin = {
  /** Name of the unit in whose place it is. */
  readonly of: string;
  /** Text of its unit file. */
  readonly text: string;
  /** What has its probe run: that it is started, and then also that it is reloaded, or stopped. */
  readonly runsOn: 'start' | 'reload' | 'stop';
  /** Paths that systemd may make for it; those that it does make are removed. */
  readonly mayMake: readonly string[];
  /** Those of its directories (StateDirectory= and its kind) that systemd makes or gives to its user: of a directory that twins share, the last has it. */
  readonly directories: readonly string[];
  /** Directives that it does not have as the unit has them, each with the reason. */
  readonly changed: ReadonlyMap<string, string>;
};
