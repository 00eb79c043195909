/** What came of evaluating the units of one step apart from all others, as of one that the module is to refuse. */
export type Refusal = {
  /** Why Nix refuses them, in one line; absent when it takes them. */
  readonly words?: string;
  /** When it was asked: ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Milliseconds that the answer took; it may have been known. */
  readonly durationMs: number;
};
