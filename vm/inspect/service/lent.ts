/** What a service's twin was let do for the probe's sake, which the service itself is not. */
export type Lent = {
  /** Names of system calls that its `SystemCallFilter=` takes, in the order in which they are to be told. */
  readonly syscalls: readonly string[];
  /** What became of the probe without them. */
  readonly why: string;
};
