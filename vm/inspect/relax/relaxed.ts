/** A directive that a unit declares, and that its twin was not given. */
export type Relaxed = {
  readonly directive: string;
  /** As the unit has it, several joined by blanks. */
  readonly value: string;
  /** File and line of its last setting. */
  readonly at: string;
};
