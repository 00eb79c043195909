/** A command of a document, with what it prints. */
export type Sample = {
  /** The line of the command, from 1. */
  readonly line: number;
  readonly command: string;
  /** Lines that follow; `…` is any text in a line, and any lines where it stands alone. */
  readonly output: readonly string[];
};
