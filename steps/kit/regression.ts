import type {StepFacts} from './step-facts.ts';

/** A known regression: where its step is expected to fail, with what, and what is to be told of it. */
export type Regression = {
  /** Whether the step is expected to fail on this guest; a text says in words where that is. Elsewhere it must pass. */
  readonly where: (facts: StepFacts) => boolean | string;
  /** What the text of that failure has in it, or matches. Any other failure is one that nobody knows. */
  readonly with: string | RegExp;
  /** What broke, in a sentence. */
  readonly broke: string;
  /** When it came, as in "May 2024". */
  readonly since?: string;
  /** Who was hit by it. */
  readonly hit?: string;
};
