import type {CaseRecord, CaseStatus} from '../run-record.ts';
import {statusWords} from '../status-words.ts';

export type CaseLabel = {readonly label: string; readonly style: 'green' | 'red' | 'yellow'};

const styles: Readonly<Record<CaseStatus, CaseLabel['style']>> = {
  passed: 'green',
  failed: 'red',
  error: 'red',
  skipped: 'yellow',
  running: 'red',
  pending: 'yellow',
  reproduced: 'green',
  'does-not-apply': 'green',
  'known-flake': 'yellow',
};

/** The word at the beginning of a case's line. */
export const caseLabel = ({status, flaky}: Pick<CaseRecord, 'status' | 'flaky'>): CaseLabel => ({
  label: status === 'failed' && flaky === true ? 'FLAKY' : statusWords[status],
  style: styles[status],
});
