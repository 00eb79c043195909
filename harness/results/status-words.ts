import type {CaseStatus} from './run-record.ts';

/** What each outcome is called beside its case. */
export const statusWords: Readonly<Record<CaseStatus, string>> = {
  failed: 'FAIL',
  error: 'ERROR',
  running: 'cut off',
  pending: 'not run',
  passed: 'ok',
  reproduced: 'reproduced',
  'known-flake': 'known flake',
  skipped: 'skip',
  'does-not-apply': 'n/a',
};
