import {join} from 'node:path';
import {styleText} from 'node:util';
import {inRounds} from '../in-rounds.ts';
import {printable} from '../printable.ts';
import {reportFile} from '../results-layout.ts';
import type {RunRecord} from '../run-record.ts';
import {indented} from './indented.ts';
import {labelWidth} from './label-width.ts';
import type {Paint} from './paint.ts';
import {phaseTimes} from './phase-times.ts';
import {seconds} from './seconds.ts';
import {suiteLines} from './suite-lines.ts';
import {totals} from './totals.ts';

export type SummaryOptions = {
  /** Path of the results folder, as it is to be shown. */
  resultsPath: string;
  /** Default: none. */
  colour?: boolean;
};

/**
 * The run for a person at a terminal, final newline included: each suite with a line per case, a failing case
 * with all that is needed to understand it, then totals, where the time went, and where the files are.
 */
export const formatSummary = (run: RunRecord, {resultsPath, colour = false}: SummaryOptions): string => {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, {validateStream: false}) : text);
  const cases = run.suites.flatMap((suite) => suite.cases);
  const layout = {resultsPath, labelWidth: labelWidth(cases), paint};
  const blocks = [
    ...inRounds(run.suites).map((rounds) => suiteLines(rounds, layout)),
    ...(run.error === undefined ? [] : [[paint('red', 'ERROR'), ...indented(run.error, layout.labelWidth)]]),
    [
      ...totals(run, paint),
      `time: ${run.durationMs === undefined ? 'not ended' : seconds(run.durationMs)}${run.phases.length === 0 ? '' : ` (${phaseTimes(run.phases)})`}`,
      `results: ${printable(resultsPath)}`,
      ...(run.exitStatus === 0 ? [] : [`report: ${printable(join(resultsPath, reportFile))}`]),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};
