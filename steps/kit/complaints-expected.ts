import {complaintWords} from './complaint-words.ts';
import type {ComplaintWords} from './expected-complaints.ts';
import type {Step} from './step.ts';
import type {StepFacts} from './step-facts.ts';

/**
 * What systemd must complain of in a step's units on a guest.
 *
 * @throws UsageError when the step answers with what are no words.
 */
export const complaintsExpected = (
  {complaints = []}: Pick<Step, 'complaints'>,
  facts: StepFacts,
): readonly ComplaintWords[] =>
  typeof complaints === 'function' ? complaintWords(complaints(facts)) : complaints;
