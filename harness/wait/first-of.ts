/** What may come before the work is done. */
export type FirstOfOptions = {
  /** Milliseconds after which the work is late. */
  timeoutMs: number;
  /** Aborting it gives the work up. */
  signal: AbortSignal | undefined;
  /** When it aborts, what the work is done with is lost. */
  lost: AbortSignal;
};

/**
 * What comes first: the work is done, the time is up, or the signal aborts. Rejects when the work does, and with the reason
 * of `lost`. Work that is late or given up goes on; what becomes of it is of no interest here.
 */
export const firstOf = async (
  work: Promise<unknown>,
  {timeoutMs, signal, lost}: FirstOfOptions,
): Promise<'done' | 'late' | 'aborted'> =>
  new Promise((resolve, reject) => {
    const settle = (then: () => void) => () => {
      clearTimeout(timer);
      lost.removeEventListener('abort', onLost);
      signal?.removeEventListener('abort', onAbort);
      then();
    };
    const onLost = settle(() => reject(lost.reason as Error));
    const onAbort = settle(() => resolve('aborted'));
    const timer = setTimeout(
      settle(() => resolve('late')),
      timeoutMs,
    );
    lost.addEventListener('abort', onLost, {once: true});
    signal?.addEventListener('abort', onAbort, {once: true});
    if (lost.aborted) {
      onLost();
    } else if (signal?.aborted === true) {
      onAbort();
    }
    work.then(
      settle(() => resolve('done')),
      (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error))))(),
    );
  });
