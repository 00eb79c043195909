/** The switch of a machine that the harness runs itself; a machine that it only talks to has none. */
export type Power = {
  /** Aborts when the machine ends, with the error to show as its reason. */
  readonly ended: AbortSignal;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Resolves when it has ended. */
  waitForEnd(): Promise<void>;
  /** Runs a line of QEMU's human monitor. */
  monitor(line: string): Promise<string>;
};
