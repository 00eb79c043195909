/** What became of a mutant. */
export type Judgement =
  /** A step fails. */
  | {readonly kind: 'caught'; readonly by: number | 'evaluation'; readonly why: string}
  /** It is said to change nothing, and so it is with all services that were asked. */
  | {readonly kind: 'equivalent'; readonly reason: string; readonly asked: number}
  /** No step fails, or it is said to change nothing and does. */
  | {
      readonly kind: 'survives';
      /** What services can see or do otherwise than on sound units, a line for each. */
      readonly shown: readonly string[];
      /** How many services were asked for that. */
      readonly asked: number;
    }
  /** The machine did not bear it. */
  | {readonly kind: 'unjudged'; readonly why: string};
