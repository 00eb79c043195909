import {UsageError} from '../../harness/errors/usage-error.ts';
import {debianSuite, type SuiteName, suites} from '../../vm/guests/debian/image/suites.ts';
import type {CommandContext} from '../progress/command-context.ts';
import type {Candidate} from './candidate.ts';
import {describeVerdict} from './describe-verdict.ts';
import {tryCandidate} from './try-candidate.ts';
import type {Verdict} from './verdict.ts';
import {whyGood} from './why-good.ts';

export type BisectSuitesOptions = {
  /** Names of suites, as in `bookworm`. */
  good: string;
  bad: string;
  candidate: Omit<Candidate, 'guest'>;
};

export type FirstBadSuite = {
  readonly suite: string;
  readonly verdict: Extract<Verdict, {kind: 'bad'}>;
  /** The newest suite before it, which is good. */
  readonly good: string;
};

/**
 * Finds the first Debian suite, and so the first systemd, with which a step fails or a service is wider, by halving the list of suites from
 * the oldest to the newest.
 *
 * @throws UsageError when a suite is none, is not what it is said to be, or the good one is not the older.
 * @throws MachineryError when the steps cannot be proved on a suite.
 */
export const bisectSuites = async (
  {good, bad, candidate}: BisectSuitesOptions,
  {progress, signal}: CommandContext,
  tried: typeof tryCandidate = tryCandidate,
): Promise<FirstBadSuite> => {
  const names = Object.keys(suites) as SuiteName[];
  const place = (name: string) => names.findIndex((each) => each === debianSuite(name).name);
  let low = place(good.replace(/^debian:/, ''));
  let high = place(bad.replace(/^debian:/, ''));
  if (low >= high) {
    throw new UsageError(
      `--good ${good} --bad ${bad}: the good suite must be older; from old to new: ${names.join(', ')}`,
    );
  }
  const attempt = async (position: number): Promise<Verdict> => {
    const guest = `debian:${names[position] ?? ''}`;
    const verdict = await tried(
      {...candidate, guest},
      {onLine: (line) => progress.detail('bisect', line), signal},
    );
    progress.say(`${guest}: ${describeVerdict(verdict)}`);
    if (verdict.kind === 'skip') {
      throw new UsageError(`${guest}: ${verdict.reason}`);
    }
    return verdict;
  };
  const first = await attempt(low);
  if (first.kind !== 'good') {
    throw new UsageError(`--good ${good}: is not good: ${describeVerdict(first)}`);
  }
  let verdict = await attempt(high);
  if (verdict.kind !== 'bad') {
    throw new UsageError(`--bad ${bad}: is not bad: ${whyGood(candidate)}`);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const found = await attempt(middle);
    if (found.kind === 'bad') {
      [high, verdict] = [middle, found];
    } else {
      low = middle;
    }
  }
  return {suite: `debian:${names[high] ?? ''}`, verdict, good: `debian:${names[low] ?? ''}`};
};
