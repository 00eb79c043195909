import type {Difference} from '../../probe/difference.ts';
import {fails} from '../compare/fails.ts';
import {groupOf} from './group-of.ts';

/**
 * Differences as rows of a table: what it is about, what was, what is, and which way. What a lock does not let pass comes first;
 * a row that is about the same as the one above leaves that out.
 */
export const differenceRows = (differences: readonly Difference[]): string[][] => {
  const inOrder = [...differences.filter(fails), ...differences.filter((difference) => !fails(difference))];
  return inOrder.map(({subject, expected, actual, breadth}, index) => {
    const group = groupOf(subject);
    const above = inOrder[index - 1];
    return [
      above !== undefined && groupOf(above.subject) === group ? '' : group,
      subject,
      expected,
      actual,
      breadth,
    ];
  });
};
