import type {CaseStatus} from '../../results/run-record.ts';

/** What each outcome is called beside its number, in the order in which they are counted: what is to be looked at comes first. */
export const countedWords: Readonly<Record<CaseStatus, string>> = {
  failed: 'failed',
  error: 'failed by the machinery',
  running: 'cut off',
  pending: 'not run',
  passed: 'passed',
  reproduced: 'reproduced',
  'known-flake': 'known flakes',
  skipped: 'skipped',
  'does-not-apply': 'not applicable',
};
