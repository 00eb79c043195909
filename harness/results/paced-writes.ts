/** The part of the time that may be spent on writing. */
const share = 0.005;

/** Milliseconds of writing that are allowed at the beginning, and the most that a quiet time leaves for a busy one. */
const firstCreditMs = 50;
const mostCreditMs = 1000;

/** The longest that a change may wait, in milliseconds: where writing takes so long that the share is too small for that. */
const mostDelayMs = 1000;

/** Those that have something to write, which the end of this process does not leave out. */
const waiting = new Set<PacedWrites>();

/**
 * Writes what changes again and again without taking more than half a percent of the time. A change is written at once as long
 * as there is time left for it, which is so of all in a small run; those that come when there is none are written together,
 * by a timer. What is written may so be older than what is known, by a second at most.
 */
export class PacedWrites {
  readonly #write: () => void;
  readonly #elapsedMs: () => number;
  /** Milliseconds that may be spent; below zero where a write took more. */
  #creditMs = firstCreditMs;
  #countedMs: number;
  #timer: NodeJS.Timeout | undefined;
  #failure: unknown;

  /**
   * @param write writes all that is known; throws when it cannot
   * @param elapsedMs milliseconds since some moment, by a clock that never jumps
   */
  constructor(write: () => void, elapsedMs: () => number) {
    this.#write = write;
    this.#elapsedMs = elapsedMs;
    this.#countedMs = elapsedMs();
  }

  /**
   * Something has changed.
   *
   * @throws what a write throws, also one that a timer has begun since the last call.
   */
  request(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) {
      throw failure as Error;
    }
    if (this.#timer !== undefined) {
      return;
    }
    this.#count();
    if (this.#creditMs > 0) {
      this.flush();
      return;
    }
    waiting.add(this);
    this.#timer = setTimeout(
      () => {
        try {
          this.flush();
        } catch (error) {
          this.#failure = error;
        }
      },
      Math.min(mostDelayMs, -this.#creditMs / share),
    ).unref();
  }

  /**
   * Writes now.
   *
   * @throws what the write throws.
   */
  flush(): void {
    // All is written now: what failed before is of no account.
    this.#failure = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    waiting.delete(this);
    this.#count();
    const startMs = this.#elapsedMs();
    try {
      this.#write();
    } finally {
      this.#creditMs -= this.#elapsedMs() - startMs;
    }
  }

  /** Adds what the time since the last call allows. */
  #count(): void {
    const nowMs = this.#elapsedMs();
    this.#creditMs = Math.min(mostCreditMs, this.#creditMs + (nowMs - this.#countedMs) * share);
    this.#countedMs = nowMs;
  }
}

process.on('exit', () => {
  for (const writes of waiting) {
    try {
      writes.flush();
    } catch {
      // Nobody is left whom it could be told.
    }
  }
});
