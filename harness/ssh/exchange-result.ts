/** What came back over a unix socket of the guest. */
export type ExchangeResult = {
  readonly output: Buffer;
  /** The other end had not closed in time. */
  readonly timedOut: boolean;
  /** Milliseconds from the connection to its end. */
  readonly durationMs: number;
};
