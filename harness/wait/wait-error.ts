import {MachineryError} from '../errors/machinery-error.ts';

/** A wait ran out of time. The message says what was waited for, how long, and what was last seen. */
export class WaitError extends MachineryError {
  override readonly name = 'WaitError';
  /** What was waited for, as in "unit foo.service". */
  readonly waitedFor: string;
  /** Milliseconds that the wait was allowed to take. */
  readonly timeoutMs: number;
  /** What the last attempt saw; undefined when no attempt came to an end. */
  readonly lastSaw: string | undefined;

  constructor(waitedFor: string, timeoutMs: number, lastSaw: string | undefined, cause?: unknown) {
    super(
      `waited ${seconds(timeoutMs)} for ${waitedFor}; ${lastSaw === undefined ? 'no attempt came to an end' : `last saw: ${lastSaw}`}`,
      {cause},
    );
    this.waitedFor = waitedFor;
    this.timeoutMs = timeoutMs;
    this.lastSaw = lastSaw;
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
