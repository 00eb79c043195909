import type {Candidate} from './candidate.ts';

/** What is so where a candidate is good. */
export const whyGood = ({subject}: Pick<Candidate, 'subject'>): string =>
  'service' in subject ? 'nothing is wider than at the good end' : 'all steps are proved';
