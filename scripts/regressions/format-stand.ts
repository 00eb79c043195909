import {standHeading} from './document.ts';
import type {Stand} from './stand.ts';

/**
 * The part of the document that runs write: a table, aligned, with a line for each of these numbers and a column for each
 * place, in the order of the places' names.
 */
export const formatStand = (numbers: readonly number[], stand: Stand): string => {
  const places = [...stand.keys()].sort();
  const rows = [
    ['step', ...places],
    ...numbers.map((number) => [
      String(number),
      ...places.map((place) => stand.get(place)?.get(number) ?? 'not run'),
    ]),
  ];
  const widths = ['step', ...places].map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [
    standHeading,
    '',
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...body.map(line),
    '',
  ].join('\n');
};
