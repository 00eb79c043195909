/** Limits for one wait, before the machine's factor. */
export type Wait = {
  /** Milliseconds for the whole wait. Default: 60 s. */
  timeoutMs?: number;
  /** Milliseconds for one attempt. Default: 10 s. */
  attemptTimeoutMs?: number;
  signal?: AbortSignal;
};
