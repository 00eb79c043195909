/** A text of which one may know when each line was written. */
export type FileLines = {
  readonly lines: readonly string[];
  /** Milliseconds since 1970, one for each line; null where it is not known. Absent when none is. */
  readonly times?: readonly (number | null)[];
};
