import type {CaseRecord} from './run-record.ts';

/** Whether a case came to its end, and is as it should be: so that nobody need look at it. */
export const isGood = ({status}: Pick<CaseRecord, 'status'>): boolean =>
  ['passed', 'reproduced', 'does-not-apply', 'skipped', 'known-flake'].includes(status);
