export type TryOptions = {
  /** Told of details as they come. */
  onLine: (line: string) => void;
  signal: AbortSignal;
};
