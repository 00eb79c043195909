/** A fenced block of code in a document. */
export type CodeBlock = {
  /** The line of its fence, from 1. */
  readonly line: number;
  /** What follows the fence, as in `console`; empty without. */
  readonly language: string;
  readonly text: string;
  /** What comments right before it say, as in `<!-- file: web.service -->`: `file` is `web.service`. */
  readonly marks: ReadonlyMap<string, string>;
};
