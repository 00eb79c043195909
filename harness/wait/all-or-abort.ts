/**
 * Does two things at once, each with a signal that aborts when the other fails or `outer` does. Resolves to both results;
 * rejects with the first error, when both have come to an end. A result that is of no use then is disposed of.
 */
export const allOrAbort = async <A, B>(
  first: (signal: AbortSignal) => Promise<A>,
  second: (signal: AbortSignal) => Promise<B>,
  outer?: AbortSignal,
): Promise<[A, B]> => {
  const inner = new AbortController();
  const signal = outer === undefined ? inner.signal : AbortSignal.any([inner.signal, outer]);
  const works = [first(signal), second(signal)] as const;
  try {
    return await Promise.all(works);
  } catch (error) {
    inner.abort(error);
    for (const end of await Promise.allSettled(works)) {
      if (end.status === 'fulfilled' && isDisposable(end.value)) {
        await end.value[Symbol.asyncDispose]();
      }
    }
    throw error;
  }
};

const isDisposable = (value: unknown): value is AsyncDisposable =>
  typeof value === 'object' && value !== null && Symbol.asyncDispose in value;
