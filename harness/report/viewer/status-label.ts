import type {CaseStatus} from '../../results/run-record.ts';

/** How each outcome is called, in the order in which they are counted: what is to be looked at comes first. */
export const statusLabel: Readonly<Record<CaseStatus, {readonly short: string; readonly counted: string}>> = {
  failed: {short: 'FAIL', counted: 'failed'},
  error: {short: 'ERROR', counted: 'failed by the machinery'},
  running: {short: 'cut off', counted: 'cut off'},
  pending: {short: 'not run', counted: 'not run'},
  passed: {short: 'ok', counted: 'passed'},
  reproduced: {short: 'reproduced', counted: 'reproduced'},
  'known-flake': {short: 'known flake', counted: 'known flakes'},
  skipped: {short: 'skip', counted: 'skipped'},
  'does-not-apply': {short: 'n/a', counted: 'not applicable'},
};
