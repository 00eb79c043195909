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
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const left = differences.length - shownRows;
  return [...lines, ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
};
