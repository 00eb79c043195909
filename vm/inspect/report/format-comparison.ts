import {differenceTable} from '../../ratchet/report/difference-table.ts';
import type {Comparison} from '../ratchet/comparison.ts';
import {comparisonWords} from './comparison-words.ts';

/** A comparison, for people: what is wider and what is narrower of each service, in a table. */
export const formatComparison = (comparison: Comparison): string => {
  const {title, services, hint} = comparisonWords(comparison);
  return [
    title,
    ...comparison.services.flatMap(({differences}, index) => [
      `  ${services[index] ?? ''}`,
      ...differenceTable(differences, ['was', 'is']).map((line) => `    ${line}`),
    ]),
    ...(hint === undefined ? [] : [hint]),
  ].join('\n');
};
