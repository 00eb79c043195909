import type {CaseRecord, CaseStatus} from '../../harness/results/run-record.ts';

/** How a regression stands on one guest with one module. */
export type RegressionState = {
  readonly state: (typeof words)[CaseStatus];
  /** Where it reproduces, why it does not apply, or how its step failed, in words. */
  readonly why?: string;
};

const words = {
  passed: 'holds',
  reproduced: 'reproduced',
  'does-not-apply': 'does not apply',
  failed: 'failed',
  'known-flake': 'failed',
  // Nothing is known of these.
  error: 'not run',
  skipped: 'not run',
  running: 'not run',
  pending: 'not run',
} as const satisfies Readonly<Record<CaseStatus, string>>;

/** What a step's case in the results says of its regression; without one nothing is known. */
export const regressionState = (found: CaseRecord | undefined): RegressionState => {
  if (found === undefined) {
    return {state: 'not run'};
  }
  const why =
    found.status === 'reproduced'
      ? found.regression?.where
      : (found.skipReason ?? found.failure?.message.trimEnd());
  return {state: words[found.status], ...(why === undefined ? {} : {why})};
};
