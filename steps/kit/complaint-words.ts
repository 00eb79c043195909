import {UsageError} from '../../harness/errors/usage-error.ts';
import type {ComplaintWords} from './expected-complaints.ts';

/**
 * What a step says that systemd must complain of.
 *
 * @throws UsageError for what are no words, and for words that any complaint has.
 */
export const complaintWords = (given: unknown): readonly ComplaintWords[] => {
  if (!Array.isArray(given) || !given.every(isWords)) {
    throw new UsageError(
      'complaints: allowed: a list of texts and regular expressions that tell a complaint from others, or a function of the facts of a guest that gives one',
    );
  }
  return given;
};

/** What is found in an empty text is found in each. */
const isWords = (words: unknown): words is ComplaintWords =>
  (typeof words === 'string' || words instanceof RegExp) && ''.search(words) < 0;
