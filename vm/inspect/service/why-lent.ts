import type {SystemdKnowledge} from '../../systemd/systemd-knowledge.ts';
import type {TwinRun} from '../run/twin-run.ts';
import type {Candidate} from './candidate.ts';
import {whyNotSeen} from './why-not-seen.ts';

/** What became of the probe in a twin with the unit's own filter of system calls. */
export const whyLent = (
  run: TwinRun,
  knowledge: Pick<SystemdKnowledge, 'exitStatuses' | 'syscallGroups'>,
  unit: Pick<Candidate, 'declared' | 'settings'>,
): string => {
  if (run.exposure !== undefined) {
    return 'the filter of system calls let the probe start no process';
  }
  const why = whyNotSeen(run, knowledge, unit);
  return 'unseen' in why ? why.unseen : why.problem;
};
