import {printable} from '../../harness/results/printable.ts';
import type {BenchmarkReport, BenchmarkRow} from './benchmark-report.ts';
import {formatValue} from './format-value.ts';

const headings = ['', 'median', 'min', 'max', 'measured', 'boot / it', 'it / beside'];

/** The report for a person, final newline included: what it was measured on, and a table with a line for each row,
 * in its section. */
export const formatTable = (report: BenchmarkReport): string => {
  const facts = Object.entries(report.facts);
  const factWidth = Math.max(0, ...facts.map(([name]) => name.length + 1));
  const table = report.rows.map((row) => ({row, cells: cellsOf(row)}));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...table.map(({cells}) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    ...facts.map(([name, value]) => `${`${name}:`.padEnd(factWidth)} ${oneLine(value)}`),
    '',
    line(headings),
    ...table.flatMap(({row, cells}, index) => [
      ...(row.section === table[index - 1]?.row.section ? [] : [row.section]),
      line(cells),
      ...(row.failure === undefined ? [] : [`    failed: ${oneLine(row.failure)}`]),
    ]),
    '',
  ].join('\n');
};

const cellsOf = (row: BenchmarkRow): string[] => {
  const {unit, median, min, max, samples, each, bootRatio, besideRatio} = row;
  const title = `  ${row.title}`;
  if (median === undefined || min === undefined || max === undefined) {
    return [title];
  }
  return [
    title,
    formatValue(median, unit),
    formatValue(min, unit),
    formatValue(max, unit),
    each === 1 ? `${samples.length}` : `${samples.length} × ${each}`,
    bootRatio === undefined ? '' : bootRatio.toFixed(1),
    besideRatio === undefined ? '' : besideRatio.toFixed(2),
  ];
};

const oneLine = (text: string): string => printable(text.split('\n')[0] ?? '').trim();
