/** How many times as long as a write took no other one begins: so writing takes at most this part of the time. */
const part = 50;

/** Those that have something to write, which the end of this process does not leave out. */
const waiting = new Set<PacedWrites>();

/**
 * Writes what changes again and again without taking more than a fiftieth of the time: the first change is written at once,
 * and those that come too soon after a write are written together, by a timer. What is written may so be older than what is
 * known, by fifty times what one write takes, at most.
 */
export class PacedWrites {
  readonly #write: () => void;
  readonly #elapsedMs: () => number;
  #notBeforeMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #failure: unknown;

  /**
   * @param write writes all that is known; throws when it cannot
   * @param elapsedMs milliseconds since some moment, by a clock that never jumps
   */
  constructor(write: () => void, elapsedMs: () => number) {
    this.#write = write;
    this.#elapsedMs = elapsedMs;
  }

  /**
   * Something has changed.
   *
   * @throws what a write throws, also one that a timer has begun since the last call.
   */
  request(): void {
    this.#throwFailure();
    if (this.#timer !== undefined) {
      return;
    }
    const leftMs = this.#notBeforeMs - this.#elapsedMs();
    if (leftMs <= 0) {
      this.flush();
      return;
    }
    waiting.add(this);
    this.#timer = setTimeout(() => {
      try {
        this.flush();
      } catch (error) {
        this.#failure = error;
      }
    }, leftMs).unref();
  }

  /**
   * Writes now.
   *
   * @throws what the write throws.
   */
  flush(): void {
    this.#throwFailure();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    waiting.delete(this);
    const startMs = this.#elapsedMs();
    try {
      this.#write();
    } finally {
      const endMs = this.#elapsedMs();
      this.#notBeforeMs = endMs + (endMs - startMs) * (part - 1);
    }
  }

  #throwFailure(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) {
      throw failure as Error;
    }
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
