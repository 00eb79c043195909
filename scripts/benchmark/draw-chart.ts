import type {BenchmarkReport, BenchmarkRow} from './benchmark-report.ts';
import {chartStyle} from './chart-style.ts';
import {formatValue} from './format-value.ts';
import {rounded} from './rounded.ts';
import {svgText} from './svg-text.ts';

/** Lengths in pixels. */
const width = 880;
const margin = 24;
const labelsEnd = 300;
const barsStart = labelsEnd + 10;
const barsWidth = 330;
const rowHeight = 26;
const barHeight = 14;
const headHeight = 54;
const sectionHeight = 34;

/** The report as an SVG of bars: the medians, with a line from the least to the greatest and the values in words. */
export const drawChart = (report: BenchmarkReport): string => {
  const sections = [...new Set(report.rows.map(({section}) => section))];
  const drawn: string[] = [];
  let y = headHeight;
  for (const section of sections) {
    const rows = report.rows.filter((row) => row.section === section);
    const scale = barsWidth / Math.max(...rows.map(({max}) => max ?? 0));
    y += sectionHeight;
    drawn.push(svgText(margin, y - 10, section, 'section'));
    drawn.push(
      `<line class="axis" x1="${barsStart}" x2="${barsStart}" y1="${y - 4}" y2="${y + rows.length * rowHeight}"/>`,
    );
    for (const row of rows) {
      drawn.push(...drawRow(row, y, scale));
      y += rowHeight;
    }
  }
  const notes = notesOf(report);
  const height = y + 18 + notes.length * 17;
  const title = 'How long it takes, and how much memory';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<style>${chartStyle}\n</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    svgText(margin, 32, title, 'title'),
    svgText(
      margin,
      51,
      'Bars are medians, lines go from the least to the greatest; each section has its own scale.',
      'note',
    ),
    ...drawn,
    ...notes.map((note, index) => svgText(margin, y + 26 + index * 17, note, 'note')),
    '</svg>',
    '',
  ].join('\n');
};

/** One row with its upper edge at `y`; `scale` is pixels for each unit. */
const drawRow = (row: BenchmarkRow, y: number, scale: number): string[] => {
  const {median, min, max, unit, id, failure, bootRatio, beside, besideRatio} = row;
  const middle = y + rowHeight / 2;
  const label = svgText(labelsEnd, middle + 4.5, row.title, undefined, 'end');
  if (median === undefined || min === undefined || max === undefined) {
    return [label, svgText(barsStart + 6, middle + 4.5, failureOf(failure ?? 'not measured', 70), 'failed')];
  }
  const at = (value: number) => rounded(barsStart + value * scale);
  // What was measured next to something is compared with that, all else with the boot.
  const compared =
    failure !== undefined
      ? [failureOf(failure, 28)]
      : besideRatio !== undefined
        ? [`${besideRatio.toFixed(2)} × ${beside === 'floor' ? 'the floor' : 'the one above'}`]
        : bootRatio !== undefined && id !== 'floor'
          ? [comparedWithBoot(bootRatio)]
          : [];
  return [
    label,
    `<rect class="${id === 'floor' ? 'floor' : 'bar'}" x="${barsStart}" y="${middle - barHeight / 2}" width="${rounded(Math.max(1, median * scale))}" height="${barHeight}" rx="2"/>`,
    `<line class="spread" x1="${at(min)}" x2="${at(max)}" y1="${middle}" y2="${middle}"/>`,
    svgText(
      at(Math.max(median, max)) + 8,
      middle + 4.5,
      [formatValue(median, unit), ...compared].join(' · '),
      failure === undefined ? undefined : 'failed',
    ),
  ];
};

const comparedWithBoot = (ratio: number): string =>
  ratio >= 1 ? `${ratio.toFixed(1)} × faster than a boot` : `${(1 / ratio).toFixed(1)} × as long as a boot`;

const failureOf = (failure: string, length: number): string => {
  const line = `failed: ${failure.split('\n')[0] ?? ''}`;
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
};

/** What it was measured on, in lines that fit. */
const notesOf = (report: BenchmarkReport): string[] => {
  const words = [
    ...Object.entries(report.facts).map(([name, value]) => `${name}: ${value.split('\n')[0] ?? ''}`),
    `measured ${report.startedAt.slice(0, 16).replace('T', ' ')} UTC`,
  ];
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 125) {
      lines[lines.length - 1] = `${last} · ${word}`;
    } else {
      lines.push(word.length > 125 ? `${word.slice(0, 124)}…` : word);
    }
  }
  return lines;
};
