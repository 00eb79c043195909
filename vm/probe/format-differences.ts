import {alignColumns} from '../../harness/results/align-columns.ts';
import type {Difference} from './difference.ts';

/** Rows that a message shows. */
const shownRows = 40;

/** The differences as an aligned table, without a newline at its end. */
export const formatDifferences = (differences: readonly Difference[]): string => {
  const rows = [
    ['subject', 'expected', 'actual', ''],
    ...differences
      .slice(0, shownRows)
      .map(({subject, expected, actual, breadth}) => [
        subject,
        expected,
        actual,
        breadth === 'other' ? '' : breadth,
      ]),
  ];
  const left = differences.length - shownRows;
  return [...alignColumns(rows), ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
};
