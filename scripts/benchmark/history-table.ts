import {escapeXml} from './escape-xml.ts';
import {formatValue} from './format-value.ts';
import type {RowHistory} from './measured-rows.ts';
import {sittingName} from './sitting-name.ts';
import type {Sitting} from './sitting.ts';

/** The figures of some things as a table of HTML, the newest sitting first: what the charts show for who cannot see them. */
export const historyTable = (
  caption: string,
  rows: readonly RowHistory[],
  sittings: readonly Sitting[],
): string => {
  const heads = rows.map(({title}) => `<th scope="col">${escapeXml(title)}</th>`);
  const lines = sittings
    .map((sitting, index) => ({sitting, index}))
    .reverse()
    .filter(({index}) => rows.some(({points}) => points.some((point) => point.index === index)))
    .map(({sitting, index}) => {
      const cells = rows.map(({points, unit}) => {
        const point = points.find((each) => each.index === index);
        return `<td>${point === undefined ? '' : formatValue(point.median, unit)}</td>`;
      });
      return `<tr><th scope="row">${escapeXml(sittingName(sitting))}</th>${cells.join('')}</tr>`;
    });
  return [
    `<table><caption>${escapeXml(caption)}</caption>`,
    `<thead><tr><th scope="col">sitting</th>${heads.join('')}</tr></thead>`,
    `<tbody>${lines.join('\n')}</tbody></table>`,
  ].join('\n');
};
