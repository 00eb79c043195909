/** How a command in the guest ended, and all that it wrote. */
export type ExecResult = {
  readonly command: string;
  /** Its exit status; undefined when a signal or the end of its time ended it. */
  readonly exitStatus: number | undefined;
  /** Name of the signal that ended it, as in `KILL`. */
  readonly signal: string | undefined;
  /** It was ended because its time was up. */
  readonly timedOut: boolean;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  /** Milliseconds from sending the command to the end of its output. */
  readonly durationMs: number;
};
