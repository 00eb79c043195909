/** What each part of a soak works with. */
export type SoakContext = {
  /** Folder of the cache. */
  readonly cache: string;
  /** Draws a number from 0 to 1. */
  readonly random: () => number;
  /** Flags for every run. */
  readonly flags: readonly string[];
  /** Says in one line how far it is. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
};
