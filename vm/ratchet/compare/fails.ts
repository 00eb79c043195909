import type {Difference} from '../../probe/difference.ts';

/** Whether a difference is one that a lock does not let pass: what cannot be said to be narrower is taken for wider. */
export const fails = ({breadth}: Difference): boolean => breadth !== 'narrower';
