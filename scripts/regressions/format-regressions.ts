import {printable} from '../../harness/results/printable.ts';
import type {RegressionTable} from './regression-table.ts';

/**
 * The table for a person at a terminal, final newline included: a line for each regression with its state in each place,
 * and below it what broke and where more is told.
 */
export const formatRegressions = ({places, regressions}: RegressionTable): string => {
  const widths = places.map((place) =>
    Math.max(place.length, ...regressions.map(({states}) => states[place]?.state.length ?? 0)),
  );
  const numberWidth = Math.max(0, ...regressions.map(({number}) => String(number).length));
  const textWidth = Math.max(0, ...regressions.map(({description}) => printable(description).length));
  const line = (number: string, text: string, cells: readonly string[]): string =>
    [
      number.padStart(numberWidth),
      text.padEnd(textWidth),
      ...cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)),
    ]
      .join('  ')
      .trimEnd();
  const indent = ' '.repeat(numberWidth + 4);
  return [
    line('', '', places),
    ...regressions.flatMap(({number, description, references, broke, since, hit, states}) => [
      line(
        String(number),
        printable(description),
        places.map((place) => states[place]?.state ?? ''),
      ),
      ...(broke === undefined ? [] : [`${indent}broke: ${printable(broke)}`]),
      ...(since === undefined && hit === undefined ? [] : [`${indent}${told({since, hit}).join('; ')}`]),
      ...(references.length === 0
        ? []
        : [`${indent}see:   ${references.map(({name}) => printable(name)).join(', ')}`]),
    ]),
    '',
  ].join('\n');
};

const told = (words: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(words).flatMap(([name, text]) =>
    text === undefined ? [] : [`${name}: ${printable(text)}`],
  );
