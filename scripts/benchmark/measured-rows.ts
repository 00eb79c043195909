import type {Sitting} from './sitting.ts';

type Row = Sitting['rows'][number];

/** One thing that was measured, and how it went. */
export type RowHistory = Omit<Row, 'median'> & {
  /** Its medians in the order of time, each with its sitting's place among all. */
  readonly points: readonly {readonly index: number; readonly median: number}[];
};

/** All that was measured in these sittings, by its id, as the newest one that has it calls it and in its order; older ones follow. */
export const measuredRows = (sittings: readonly Sitting[]): RowHistory[] => {
  const rows = new Map<string, Row>();
  for (const row of [...sittings].reverse().flatMap((sitting) => sitting.rows)) {
    if (!rows.has(row.id)) {
      rows.set(row.id, row);
    }
  }
  return [...rows.values()].map(({id, title, section, unit}) => ({
    id,
    title,
    section,
    unit,
    points: sittings.flatMap((sitting, index) => {
      const found = sitting.rows.find((each) => each.id === id && each.unit === unit);
      return found === undefined ? [] : [{index, median: found.median}];
    }),
  }));
};
