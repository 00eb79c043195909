import {dirname, join} from 'node:path';
import {artifactsOf} from '../artifacts-of.ts';
import {casePlace} from '../case-place.ts';
import {describeFlake} from '../describe-flake.ts';
import type {CaseRecord} from '../run-record.ts';
import {caseLabel} from './case-label.ts';
import {indented} from './indented.ts';
import {oneLine} from './one-line.ts';
import {seconds} from './seconds.ts';
import type {SummaryLayout} from './summary-layout.ts';

/** A case's line, and, of one that is not as it should be, what is needed to understand it. */
export const caseLines = (
  each: CaseRecord,
  {resultsPath, labelWidth, idWidth, nameWidth, paint}: SummaryLayout,
): string[] => {
  const lines = (text: string) => indented(text, labelWidth);
  const {label, style} = caseLabel(each);
  const head = [
    `  ${paint(style, label.padEnd(labelWidth))}`,
    oneLine(each.id).padStart(idWidth),
    each.durationMs === undefined ? oneLine(each.name) : oneLine(each.name).padEnd(nameWidth),
    ...(each.durationMs === undefined ? [] : [seconds(each.durationMs).padStart(7)]),
  ].join('  ');
  const {failure, skipReason, regression, references = []} = each;
  const {file, line = 1} = casePlace(each);
  const more = references.flatMap((reference) => lines(`reference: ${reference}`));
  if (each.status === 'reproduced') {
    const {broke = '', where} = regression ?? {};
    return [head, ...lines(where === undefined ? broke : `${broke} (${where})`), ...more];
  }
  const what = each.status === 'does-not-apply' ? 'does not apply: ' : '';
  return [
    head,
    ...(skipReason === undefined ? [] : lines(`${what}${skipReason}`)),
    ...(failure === undefined
      ? []
      : [
          ...lines(failure.message),
          ...(failure.details === undefined ? [] : lines(failure.details)),
          ...describeFlake(each).flatMap(lines),
          ...more,
          ...(file === undefined ? [] : lines(`at: ${file}:${line}`)),
          ...(failure.rerun === undefined ? [] : lines(`rerun: ${failure.rerun}`)),
          ...(failure.shell === undefined ? [] : lines(`shell: ${failure.shell}`)),
          ...lines(
            folders(artifactsOf(each))
              .map((path) => `files: ${join(resultsPath, path)}/`)
              .join('\n'),
          ),
        ]),
  ];
};

/** The folders that paths lie in, each once. */
const folders = (paths: readonly string[]): string[] => [...new Set(paths.map((path) => dirname(path)))];
