import {escapeXml} from './escape-xml.ts';
import {formatValue} from './format-value.ts';
import {rounded} from './rounded.ts';
import {svgText} from './svg-text.ts';
import type {RowHistory} from './measured-rows.ts';
import {sameHost} from './same-host.ts';
import type {Sitting} from './sitting.ts';
import {sittingName} from './sitting-name.ts';

/** Lengths in pixels. */
const width = 400;
const height = 130;
const left = 12;
const right = 388;
const top = 46;
const bottom = 112;

/**
 * How one thing went over the sittings, as an SVG: a point for each that measured it, from zero up, and a line between two
 * that may be compared. Its colours are the page's.
 */
export const drawTrend = ({title, unit, points}: RowHistory, sittings: readonly Sitting[]): string => {
  const greatest = Math.max(...points.map(({median}) => median)) || 1;
  const x = (index: number) =>
    sittings.length === 1
      ? (left + right) / 2
      : left + ((right - left) * index) / Math.max(1, sittings.length - 1);
  const y = (median: number) => bottom - ((bottom - top) * median) / greatest;
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) {
    return '';
  }
  const words = `${title}: ${formatValue(last.median, unit)} in the newest of ${points.length} sittings, ${formatValue(first.median, unit)} in the oldest, at most ${formatValue(greatest, unit)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(words)}">`,
    svgText(left, 18, title, 'section'),
    svgText(right, 18, formatValue(last.median, unit), undefined, 'end'),
    svgText(left, 36, `at most ${formatValue(greatest, unit)}`, 'note'),
    `<line class="axis" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>`,
    ...lines(points, sittings).map(
      (line) =>
        `<polyline class="line" points="${line.map(({index, median}) => `${rounded(x(index))},${rounded(y(median))}`).join(' ')}"/>`,
    ),
    ...points.map(({index, median}) => {
      const sitting = sittings[index];
      const told = sitting === undefined ? '' : `${sittingName(sitting)}: ${formatValue(median, unit)}`;
      return `<circle class="bar" cx="${rounded(x(index))}" cy="${rounded(y(median))}" r="2.5"><title>${escapeXml(told)}</title></circle>`;
    }),
    svgText(left, 127, sittings[0]?.startedAt.slice(0, 10) ?? '', 'note'),
    svgText(right, 127, sittings.at(-1)?.startedAt.slice(0, 10) ?? '', 'note', 'end'),
    '</svg>',
  ].join('\n');
};

/** The points in runs of neighbours that may be compared. */
const lines = (points: RowHistory['points'], sittings: readonly Sitting[]): RowHistory['points'][] => {
  const runs: RowHistory['points'][number][][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const before = sittings[run?.at(-1)?.index ?? -1];
    const sitting = sittings[point.index];
    if (run !== undefined && before !== undefined && sitting !== undefined && sameHost(before, sitting)) {
      run.push(point);
    } else {
      runs.push([point]);
    }
  }
  return runs.filter(({length}) => length > 1);
};
