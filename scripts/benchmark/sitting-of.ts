import type {BenchmarkReport} from './benchmark-report.ts';
import type {Sitting} from './sitting.ts';

/** What the history keeps of a report: rows that have a median. */
export const sittingOf = (
  {startedAt, facts, rows}: BenchmarkReport,
  commit: string | undefined,
): Sitting => ({
  startedAt,
  ...(commit === undefined ? {} : {commit}),
  facts: {...facts},
  rows: rows.flatMap(({id, title, section, unit, median}) =>
    median === undefined ? [] : [{id, title, section, unit, median}],
  ),
});
