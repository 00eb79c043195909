import pRetry, {AbortError} from 'p-retry';
import {NotYet} from './not-yet.ts';
import {WaitError} from './wait-error.ts';

/** What a wait is for, and its limits. */
export type WaitOptions = {
  /** What is waited for, for the message: "unit foo.service to be active". */
  what: string;
  /** Milliseconds for the whole wait. */
  timeoutMs: number;
  /** Milliseconds for one attempt, so that one that hangs does not eat the whole wait. Default: 10 s. */
  attemptTimeoutMs?: number;
  /** Milliseconds between two attempts. Default: 250. */
  intervalMs?: number;
  /** Aborting it ends the wait at once with its reason. */
  signal?: AbortSignal;
};

/**
 * Tries until `attempt` resolves, and resolves to the same. An attempt that throws `NotYet` is made again; any
 * other error ends the wait. The signal that an attempt gets fires at the end of its own time; one that does not
 * heed it is left behind.
 *
 * @throws WaitError when time runs out, with what the last attempt saw.
 */
export const waitUntil = async <T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  {what, timeoutMs, attemptTimeoutMs = 10_000, intervalMs = 250, signal}: WaitOptions,
): Promise<T> => {
  let lastSaw: string | undefined;
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new WaitError(what, timeoutMs, lastSaw)), timeoutMs);
  const ended = AbortSignal.any(signal === undefined ? [over.signal] : [over.signal, signal]);
  try {
    return await pRetry(
      async () => {
        try {
          return await limited(attempt, Math.min(attemptTimeoutMs, timeoutMs), ended);
        } catch (error) {
          ended.throwIfAborted();
          if (error instanceof NotYet) {
            lastSaw = error.message;
            throw error;
          }
          // p-retry ends at once on its own AbortError only, and it hands the original back.
          throw new AbortError(error instanceof Error ? error : new Error(String(error)));
        }
      },
      {
        retries: Number.POSITIVE_INFINITY,
        factor: 1,
        minTimeout: intervalMs,
        signal: ended,
      },
    );
  } finally {
    clearTimeout(timer);
  }
};

const limited = async <T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  attemptTimeoutMs: number,
  ended: AbortSignal,
): Promise<T> => {
  const own = new AbortController();
  const timer = setTimeout(
    () => own.abort(new NotYet(`no answer within ${(attemptTimeoutMs / 1000).toFixed(1)} s`)),
    attemptTimeoutMs,
  );
  const signal = AbortSignal.any([own.signal, ended]);
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, {once: true});
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([attempt(signal), aborted]);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) {
      signal.removeEventListener('abort', onAbort);
    }
  }
};
