import {failureBound} from '../failure-bound.ts';
import {isGood} from '../is-good.ts';
import type {CaseRecord, SuiteRecord} from '../run-record.ts';
import {caseLabel} from './case-label.ts';
import {caseLines} from './case-lines.ts';
import {indented} from './indented.ts';
import {oneLine} from './one-line.ts';
import {seconds} from './seconds.ts';
import {sum} from './sum.ts';
import type {SummaryLayout} from './summary-layout.ts';

/** Failures of one step that are told in full; more of them say no more. */
const toldFailures = 3;

/** A step's line of all its rounds, with the rate of failures below which it lies, and then what failed. */
export const repeatedLines = (
  id: string,
  rounds: readonly SuiteRecord[],
  layout: SummaryLayout,
): string[] => {
  const found = rounds.flatMap(({round = 0, cases}) =>
    cases.filter((each) => each.id === id).map((each) => ({round, each})),
  );
  const bad = found.filter(({each}) => !isGood(each));
  const shown = (bad.find(({each}) => each.status === 'failed') ?? bad[0] ?? found[0])?.each;
  if (shown === undefined) {
    return [];
  }
  const {failed, proved} = verdicts(found.map(({each}) => each));
  const durations = found.flatMap(({each}) => each.durationMs ?? []);
  const mean = durations.length === 0 ? undefined : sum(durations) / durations.length;
  const {label, style} = caseLabel(shown);
  const rate = proved === 0 ? '' : `, below ${(100 * failureBound(failed, proved)).toFixed(1)} %`;
  const head = [
    `  ${layout.paint(style, label.padEnd(layout.labelWidth))}`,
    oneLine(id).padStart(layout.idWidth),
    oneLine(shown.name).padEnd(layout.nameWidth),
    (mean === undefined ? '' : seconds(mean)).padStart(7),
    `${found.length - bad.length} of ${found.length}${rate}`,
  ].join('  ');
  const told = bad.filter(({each}) => each.failure !== undefined).slice(0, toldFailures);
  const others = bad.filter((each) => !told.includes(each)).map(({round}) => round);
  return [
    head,
    ...told.flatMap(({round, each}) => [
      ...indented(`round ${round}:`, layout.labelWidth),
      ...caseLines(each, layout).slice(1),
    ]),
    ...(others.length === 0
      ? []
      : indented(`not good either: round ${others.join(', ')}`, layout.labelWidth)),
  ];
};

/** How many of some proofs of one step say anything of it, and how many of these failed: errors of the machinery do not. */
const verdicts = (cases: readonly CaseRecord[]): {failed: number; proved: number} => {
  const failed = cases.filter(({status}) => status === 'failed').length;
  return {
    failed,
    proved: failed + cases.filter(({status}) => status === 'passed' || status === 'reproduced').length,
  };
};
