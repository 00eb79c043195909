/** Milliseconds by which a moment may be heard of later than another one before the guest's clock is taken to have stood still, or to have begun anew. */
const latestMs = 5000;

/**
 * Tells the time of day of moments that a guest names by its monotonic clock. What is heard of the soonest counts: when this
 * process was busy, a moment is heard of late, but no later than it was. Milliseconds; those of the day are since 1970.
 */
export class HeardClock {
  /** From the zero of the day's to that of the guest's. */
  #zeroMs: number | undefined;
  /** What was told last. */
  #toldMs = 0;

  /** The times of day of moments that were heard of at once, in their order, none before one that was told already. */
  timesOf(momentsMs: readonly number[], heardMs: number): number[] {
    for (const momentMs of momentsMs) {
      const zeroMs = heardMs - momentMs;
      if (this.#zeroMs === undefined || zeroMs < this.#zeroMs || zeroMs > this.#zeroMs + latestMs) {
        this.#zeroMs = zeroMs;
      }
    }
    return momentsMs.map((momentMs) => {
      // A reboot among them: what was before it is no later than now.
      const timeMs = Math.min((this.#zeroMs ?? 0) + momentMs, heardMs);
      this.#toldMs = Math.max(this.#toldMs, timeMs);
      return this.#toldMs;
    });
  }
}
