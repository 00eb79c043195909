/** How a route ended. */
export type Outcome = {
  readonly name: string;
  readonly verdict: 'ok' | 'FAIL' | 'skipped';
  readonly seconds: number;
  /** What it showed, or why it failed; the table has its first line. */
  readonly shown: string;
};
