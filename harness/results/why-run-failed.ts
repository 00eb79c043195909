import type {RunRecord} from './run-record.ts';

/** Why a run failed for a reason of its own, or has not ended; undefined when its cases tell all. */
export const whyRunFailed = ({error, endedAt}: Pick<RunRecord, 'error' | 'endedAt'>): string | undefined =>
  error ?? (endedAt === undefined ? 'the run had not ended when this report was written' : undefined);
