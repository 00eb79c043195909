/** How a command ended that a step ran, and what it wrote. */
export type ShellResult = {
  /** Where it ran, as in "inside test5@" or "outside". */
  readonly where: string;
  readonly command: string;
  /** Undefined when it was ended by a signal or because its time was up. */
  readonly exitStatus: number | undefined;
  /** Standard output and standard error as one, in the order in which they were written. */
  readonly output: Buffer;
  readonly timedOut: boolean;
  /** Milliseconds. */
  readonly durationMs: number;
};
