import type {BisectLog} from './bisect-log.ts';
import type {Candidate} from './candidate.ts';
import {describeVerdict} from './describe-verdict.ts';
import {git} from './git.ts';
import {tryCandidate} from './try-candidate.ts';
import type {TryOptions} from './try-options.ts';
import type {Verdict} from './verdict.ts';

/** Tries the commit that is checked out in `checkout`, and logs what it showed. */
export const tryCommit = async (
  checkout: string,
  candidate: Omit<Candidate, 'module'>,
  log: BisectLog,
  {onLine, onVerdict, signal}: TryOptions & {onVerdict: (line: string) => void},
): Promise<Verdict> => {
  const commit = (await git(checkout, ['rev-parse', 'HEAD'])).trim();
  const verdict = await tryCandidate({...candidate, module: `nixpkgs:${checkout}`}, {onLine, signal});
  log.add({commit, verdict});
  onVerdict(`${await git(checkout, ['show', '--no-patch', '--format=%h %s'])}: ${describeVerdict(verdict)}`);
  return verdict;
};
