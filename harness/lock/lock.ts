/** A lock that this process holds until it is disposed of or dies, whatever kills it. Twice is no harm. */
export type Lock = AsyncDisposable & {
  /** False once it was released or lost: the kernel frees it when something ends the helper that holds it. */
  readonly held: boolean;
};
