/** Where times come from; tests give one of their own. */
export type Clock = {
  /** The time of day. */
  now: () => Date;
  /** Milliseconds since some moment, by a clock that never jumps. */
  elapsedMs: () => number;
};
