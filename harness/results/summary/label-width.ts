import type {CaseRecord, CaseStatus} from '../run-record.ts';
import {statusWords} from '../status-words.ts';

/** Known regressions and known flakes are few: other runs need no room for them. */
const unusual: ReadonlySet<CaseStatus> = new Set(['reproduced', 'known-flake']);

/** Characters for the words at the beginning of the cases' lines. */
export const labelWidth = (cases: readonly Pick<CaseRecord, 'status'>[]): number => {
  const usual = (Object.keys(statusWords) as CaseStatus[]).filter((status) => !unusual.has(status));
  return Math.max(
    ...[...usual, ...cases.map(({status}) => status)].map((status) => statusWords[status].length),
  );
};
