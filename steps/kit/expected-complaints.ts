import type {StepFacts} from './step-facts.ts';

/** What a line has, or matches, in which systemd complains of a unit. */
export type ComplaintWords = string | RegExp;

/** What systemd complains of in a step's units on purpose, everywhere or on some guests. */
export type ExpectedComplaints =
  readonly ComplaintWords[] | ((facts: StepFacts) => readonly ComplaintWords[]);
