import {differenceRows} from '../../ratchet/report/difference-rows.ts';
import type {Comparison} from '../ratchet/comparison.ts';
import {cell} from './cell.ts';
import {comparisonWords} from './comparison-words.ts';

/** A comparison, for a pull request. */
export const comparisonMarkdown = (comparison: Comparison): string => {
  const {title, services, hint} = comparisonWords(comparison);
  return [
    `## ${title.replace(/:$/, '')}`,
    ...comparison.services.flatMap(({differences}, index) => [
      '',
      `### ${services[index] ?? ''}`,
      ...(differences.length === 0
        ? []
        : [
            '',
            '| about | what | was | is | |',
            '| --- | --- | --- | --- | --- |',
            ...differenceRows(differences).map((row) => `| ${row.map(cell).join(' | ')} |`),
          ]),
    ]),
    ...(hint === undefined ? [] : ['', hint]),
  ].join('\n');
};
