import type {CaseRecord, RunRecord} from '../../harness/results/run-record.ts';
import {noLongerReproduces} from '../../steps/kit/session/step-verdict.ts';
import type {StepsSubject} from './steps-subject.ts';
import type {Verdict} from './verdict.ts';

/**
 * What a run that came to its end says of its candidate. A known regression that no longer reproduces makes none bad: all
 * that its step proves holds there.
 */
export const verdictOf = (
  {suites}: Pick<RunRecord, 'suites'>,
  {regressionsAreBad}: Pick<StepsSubject, 'regressionsAreBad'>,
): Verdict => {
  const isBad = ({status, failure}: CaseRecord): boolean =>
    (status === 'reproduced' && regressionsAreBad) ||
    (status === 'failed' && failure?.name !== noLongerReproduces);
  const failures = suites
    .flatMap(({cases}) => cases)
    .filter(isBad)
    .map(({id, name, failure}) => ({title: `${id} ${name}`, message: failure?.message ?? ''}));
  return failures.length === 0 ? {kind: 'good'} : {kind: 'bad', failures};
};
