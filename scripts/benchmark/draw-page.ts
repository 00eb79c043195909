import {createHash} from 'node:crypto';
import type {BenchmarkReport} from './benchmark-report.ts';
import {chartStyle} from './chart-style.ts';
import {drawChart} from './draw-chart.ts';
import {escapeXml} from './escape-xml.ts';
import {drawTrend} from './draw-trend.ts';
import {historyTable} from './history-table.ts';
import {measuredRows} from './measured-rows.ts';
import type {Sitting} from './sitting.ts';

const pageStyle = `
  :root { color-scheme: light dark; }
  body { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; background: #ffffff; color: #1f2328; }
  svg { max-width: 100%; height: auto; }
  .trends { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; list-style: none; padding: 0; }
  .figures { overflow-x: auto; }
  table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.85rem; }
  caption { text-align: left; }
  th, td { padding: 0.2rem 0.6rem; border-bottom: 1px solid #d1d9e0; text-align: right; }
  th { text-align: left; font-weight: 600; vertical-align: bottom; }
  summary { cursor: pointer; }
  @media (prefers-color-scheme: dark) {
    body { background: #0d1117; color: #e6edf3; }
    th, td { border-color: #3d444d; }
  }
  @media print {
    .figures { overflow: visible; }
    .trends li { break-inside: avoid; }
  }`;

/**
 * The report as one page of HTML that opens from disk: the chart of this sitting, and how each thing went over those
 * before. Nothing is fetched or executed for it.
 *
 * @param sittings the history, the newest last, which is this one
 */
export const drawPage = (report: BenchmarkReport, sittings: readonly Sitting[]): string => {
  const rows = measuredRows(sittings);
  const sections = [...new Set(rows.map(({section}) => section))];
  const history = sections.flatMap((section) => {
    const own = rows.filter((row) => row.section === section);
    return [
      `<section><h3>${escapeXml(section)}</h3>`,
      `<ul class="trends">${own.map((row) => `<li>${drawTrend(row, sittings)}</li>`).join('\n')}</ul>`,
      '<details><summary>The figures</summary>',
      // What can be scrolled must be reached by the keyboard.
      `<div class="figures" tabindex="0" role="region" aria-label="${escapeXml(`The figures: ${section}`)}">`,
      historyTable(section, own, sittings),
      '</div></details></section>',
    ];
  });
  const body = [
    `<style>${chartStyle}${pageStyle}</style>`,
    '</head>',
    '<body><main>',
    '<h1>How long it takes, and how much memory</h1>',
    `<section><h2>This sitting</h2>${drawChart(report)}</section>`,
    `<section><h2>The last ${sittings.length === 1 ? 'sitting' : `${sittings.length} sittings`}</h2>`,
    '<p>Points are medians, from zero up. A line goes from one to the next where both were measured on such a host, by the same accelerator.</p>',
    ...history,
    '</section>',
    '</main></body></html>',
    '',
  ].join('\n');
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashesOfStyles(body)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>How long it takes, and how much memory</title>',
    body,
  ].join('\n');
};

/** Styles that the page may use: those that it has. */
const hashesOfStyles = (html: string): string =>
  [...html.matchAll(/<style>(?<text>[^<]*)<\/style>/g)]
    .map(
      ({groups}) =>
        `'sha256-${createHash('sha256')
          .update(groups?.text ?? '')
          .digest('base64')}'`,
    )
    .join(' ');
