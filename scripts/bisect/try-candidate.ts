import type {Candidate} from './candidate.ts';
import type {TryOptions} from './try-options.ts';
import {tryService} from './try-service.ts';
import {trySteps} from './try-steps.ts';
import type {Verdict} from './verdict.ts';

/**
 * Tries a candidate by the command that one would use by hand. First its units are made: where that fails, it says nothing.
 *
 * @throws MachineryError when it cannot be tried for another reason.
 */
export const tryCandidate = async (candidate: Candidate, options: TryOptions): Promise<Verdict> => {
  const {subject, ...place} = candidate;
  return 'service' in subject
    ? tryService({...place, ...subject}, options)
    : trySteps({...place, ...subject}, options);
};
