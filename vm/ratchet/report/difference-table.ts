import {alignColumns} from '../../../harness/results/align-columns.ts';
import type {Difference} from '../../probe/difference.ts';
import {differenceRows} from './difference-rows.ts';

/** Rows that a table shows. */
const shownRows = 60;

/** Differences as lines of an aligned table; none without any. */
export const differenceTable = (
  differences: readonly Difference[],
  [was, is]: readonly [was: string, is: string],
): string[] => {
  if (differences.length === 0) {
    return [];
  }
  const rows = differenceRows(differences);
  const left = rows.length - shownRows;
  return [
    ...alignColumns([['about', 'what', was, is, ''], ...rows.slice(0, shownRows)]),
    ...(left > 0 ? [`and ${String(left)} more`] : []),
  ];
};
