import {firstLine} from './first-line.ts';
import type {AttemptRecord, CaseRecord, CaseStatus} from './run-record.ts';

/**
 * What is to be told of a case that failed beside its failure: what came of its reruns, and of its place on the list of known
 * flakes. One line each; none of a case that has neither.
 */
export const describeFlake = ({
  flaky,
  reruns = [],
  knownFlake,
}: Pick<CaseRecord, 'flaky' | 'reruns' | 'knownFlake'>): string[] => [
  ...(reruns.length === 0
    ? []
    : [flaky === true ? 'flaky: it passed when it was proved again:' : 'it was proved again:']),
  ...reruns.map((rerun, index) => `  rerun ${index + 1}: ${describeRerun(rerun)}`),
  ...(knownFlake === undefined
    ? []
    : [
        `${knownFlake.expired === undefined ? 'known flake' : 'was a known flake'} until ${knownFlake.expires}: ${knownFlake.tracker}${butNo(flaky, reruns, knownFlake)}`,
      ]),
];

const words: Readonly<Partial<Record<CaseStatus, string>>> = {
  passed: 'passed',
  failed: 'failed',
  reproduced: 'reproduced',
  error: 'no verdict, as the machinery failed',
  skipped: 'no verdict',
  'does-not-apply': 'no verdict',
};

const describeRerun = ({status, durationMs, failure, skipReason}: AttemptRecord): string => {
  const why = failure?.message ?? skipReason;
  const word = words[status] ?? 'did not come to its end';
  const time = durationMs === undefined ? '' : ` after ${(durationMs / 1000).toFixed(1)} s`;
  return `${word}${time}${why === undefined || status === 'reproduced' ? '' : `: ${firstLine(why)}`}`;
};

/** Why its being known does not count; empty when it does. */
const butNo = (
  flaky: CaseRecord['flaky'],
  reruns: readonly AttemptRecord[],
  {expired}: {readonly expired?: true},
): string => {
  if (expired === true) {
    return '; the entry has expired';
  }
  if (flaky === true) {
    return '';
  }
  return reruns.length === 0
    ? '; it was not proved again, so that it counts as failed (--rerun-failed)'
    : '; it did not pass when it was proved again, so that it counts as failed';
};
