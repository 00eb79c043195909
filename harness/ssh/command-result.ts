/** A command that ran in a guest, or what stands in for one: how it ended, well or not, and what it wrote. */
export type CommandResult = {
  /** Its text, as its shell got it; of an exchange over a unix socket, the path of that. */
  readonly command: string;
  /** Where it ran, for a reader: the name of the machine, or more than that. */
  readonly where: string;
  /** When it was sent: ISO 8601 in UTC, by the host's clock. */
  readonly startedAt: string;
  /** Milliseconds from sending it to the end of its output, by a clock that never jumps. */
  readonly durationMs: number;
  /** Undefined when a signal or the end of its time ended it, or when none was told. */
  readonly exitStatus: number | undefined;
  /** Name of the signal that ended it, as in `KILL`. */
  readonly signal: string | undefined;
  /** It was ended because its time was up. */
  readonly timedOut: boolean;
  /** What it wrote on standard output; both streams where they came as one. */
  readonly stdout: Buffer;
  /** What it wrote on standard error; empty where both streams came as one. */
  readonly stderr: Buffer;
  /** Both streams as one, in the order in which their pieces came. */
  readonly output: Buffer;
};
