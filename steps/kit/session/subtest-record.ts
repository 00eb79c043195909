import {inspect} from 'node:util';
import type {LogEntry} from '../../../harness/machine/subtest.ts';
import type {SubtestRecord} from '../../../harness/results/run-record.ts';

/** A subtest that has ended, as the results have it. */
export const subtestRecord = ({
  name,
  within,
  startedAt,
  durationMs = 0,
  error,
}: Pick<LogEntry, 'name' | 'within' | 'startedAt' | 'durationMs' | 'error'>): SubtestRecord => ({
  name,
  within: [...within],
  startedAt: new Date(startedAt).toISOString(),
  durationMs: Math.round(durationMs),
  ...(error === undefined ? {} : {error: error instanceof Error ? error.message : inspect(error)}),
});
