/** How long steps are proved again and again, each round on a guest of its own. */
export type Repeat =
  | {readonly rounds: number}
  /** Milliseconds after which no further round begins. */
  | {readonly forMs: number}
  | {readonly untilFailure: true};
