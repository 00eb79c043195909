import {dirname, join} from 'node:path';
import {styleText} from 'node:util';
import {addAlarms} from './add-alarms.ts';
import {casePlace} from './case-place.ts';
import {describeAlarm} from './describe-alarm.ts';
import {artifactsOf} from './artifacts-of.ts';
import {describeFlake} from './describe-flake.ts';
import {failureBound} from './failure-bound.ts';
import {inRounds} from './in-rounds.ts';
import {isGood} from './is-good.ts';
import {printable} from './printable.ts';
import {reportFile} from './results-layout.ts';
import type {AlarmRecord, CaseRecord, CaseStatus, PhaseRecord, RunRecord, SuiteRecord} from './run-record.ts';
import {withoutRound} from './without-round.ts';

export type SummaryOptions = {
  /** Path of the results folder, as it is to be shown. */
  resultsPath: string;
  /** Default: none. */
  colour?: boolean;
};

type Paint = (style: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string) => string;

type Label = {readonly label: string; readonly style: 'green' | 'red' | 'yellow'};

const labels: Readonly<Record<CaseStatus, Label>> = {
  passed: {label: 'ok', style: 'green'},
  failed: {label: 'FAIL', style: 'red'},
  error: {label: 'ERROR', style: 'red'},
  skipped: {label: 'skip', style: 'yellow'},
  running: {label: 'cut off', style: 'red'},
  pending: {label: 'not run', style: 'yellow'},
  reproduced: {label: 'reproduced', style: 'green'},
  'does-not-apply': {label: 'n/a', style: 'green'},
  'known-flake': {label: 'known flake', style: 'yellow'},
};

const flakyLabel: Label = {label: 'FLAKY', style: 'red'};

const labelOf = ({status, flaky}: CaseRecord): Label =>
  status === 'failed' && flaky === true ? flakyLabel : labels[status];

/** Known regressions and known flakes are few: other runs need no room for them. */
const usualWidth = Math.max(
  ...Object.values(labels)
    .filter((each) => each !== labels.reproduced && each !== labels['known-flake'])
    .map(({label}) => label.length),
);

/**
 * The run for a person at a terminal, final newline included: each suite with a line per case, a failing case
 * with all that is needed to understand it, then totals, where the time went, and where the files are.
 */
export const formatSummary = (run: RunRecord, {resultsPath, colour = false}: SummaryOptions): string => {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, {validateStream: false}) : text);
  const cases = run.suites.flatMap((suite) => suite.cases);
  const labelWidth = Math.max(usualWidth, ...cases.map(({status}) => labels[status].label.length));
  const blocks = [
    ...inRounds(run.suites).map((rounds) => suiteLines(rounds, {resultsPath, labelWidth}, paint)),
    ...(run.error === undefined ? [] : [[paint('red', 'ERROR'), ...indented(run.error, labelWidth)]]),
    [
      ...totals(run, paint),
      `time: ${run.durationMs === undefined ? 'not ended' : seconds(run.durationMs)}${run.phases.length === 0 ? '' : ` (${phases(run.phases)})`}`,
      `results: ${printable(resultsPath)}`,
      ...(run.exitStatus === 0 ? [] : [`report: ${printable(join(resultsPath, reportFile))}`]),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

type Layout = {
  readonly resultsPath: string;
  readonly labelWidth: number;
};

/** The lines of a suite, or of all rounds of one. */
const suiteLines = (rounds: readonly SuiteRecord[], layout: Layout, paint: Paint): string[] => {
  const [suite] = rounds;
  if (suite === undefined) {
    return [];
  }
  const properties = Object.entries(suite.properties).map(([name, value]) => oneLine(`${name} ${value}`));
  const idWidth = Math.max(0, ...suite.cases.map(({id}) => oneLine(id).length));
  const nameWidth = Math.max(0, ...suite.cases.map(({name}) => oneLine(name).length));
  const widths = {...layout, idWidth, nameWidth};
  return [
    paint(
      'bold',
      oneLine(
        suite.round === undefined
          ? suite.name
          : `${withoutRound(suite)}, ${rounds.length} rounds (rates of failure: upper bounds at 95 %)`,
      ),
    ),
    ...(properties.length === 0 ? [] : [paint('dim', properties.join(', '))]),
    ...bySet(suite.cases).flatMap(({set, cases}) => [
      ...(set === undefined ? [] : [paint('dim', `  ${oneLine(set)}`)]),
      ...cases.flatMap((each) =>
        suite.round === undefined
          ? caseLines(each, widths, paint)
          : repeatedLines(each.id, rounds, widths, paint),
      ),
    ]),
    ...warningLines(rounds, layout, paint),
  ];
};

/** What the machines of a suite, in all its rounds, have warned of. */
const warningLines = (
  rounds: readonly SuiteRecord[],
  {resultsPath, labelWidth}: Layout,
  paint: Paint,
): string[] => {
  const all: {alarms?: AlarmRecord[]} = {};
  for (const {alarms = []} of rounds) {
    addAlarms(all, alarms);
  }
  return (all.alarms ?? [])
    .filter(({verdict}) => verdict === 'warns')
    .map(
      (alarm) =>
        `  ${paint('yellow', 'WARN'.padEnd(labelWidth))}  ${describeAlarm({...alarm, file: join(resultsPath, alarm.file)})}`,
    );
};

/** Failures of one step that are told in full; more of them say no more. */
const toldFailures = 3;

/** A step's line of all its rounds, with the rate of failures below which it lies, and then what failed. */
const repeatedLines = (
  id: string,
  rounds: readonly SuiteRecord[],
  widths: Layout & {idWidth: number; nameWidth: number},
  paint: Paint,
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
  const {label, style} = labels[shown.status];
  const rate = proved === 0 ? '' : `, below ${(100 * failureBound(failed, proved)).toFixed(1)} %`;
  const head = [
    `  ${paint(style, label.padEnd(widths.labelWidth))}`,
    oneLine(id).padStart(widths.idWidth),
    oneLine(shown.name).padEnd(widths.nameWidth),
    (mean === undefined ? '' : seconds(mean)).padStart(7),
    `${found.length - bad.length} of ${found.length}${rate}`,
  ].join('  ');
  const told = bad.filter(({each}) => each.failure !== undefined).slice(0, toldFailures);
  const others = bad.filter((each) => !told.includes(each)).map(({round}) => round);
  return [
    head,
    ...told.flatMap(({round, each}) => [
      ...indented(`round ${round}:`, widths.labelWidth),
      ...caseLines(each, widths, paint).slice(1),
    ]),
    ...(others.length === 0
      ? []
      : indented(`not good either: round ${others.join(', ')}`, widths.labelWidth)),
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

/** The cases of each set together, those of none first; sets in the order of their first cases. */
const bySet = (cases: readonly CaseRecord[]): {set: string | undefined; cases: CaseRecord[]}[] =>
  [undefined, ...new Set(cases.flatMap(({set}) => set ?? []))].map((set) => ({
    set,
    cases: cases.filter((each) => each.set === set),
  }));

const caseLines = (
  each: CaseRecord,
  {resultsPath, labelWidth, idWidth, nameWidth}: Layout & {idWidth: number; nameWidth: number},
  paint: Paint,
): string[] => {
  const lines = (text: string) => indented(text, labelWidth);
  const {label, style} = labelOf(each);
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

const indented = (text: string, labelWidth: number): string[] =>
  text.trim() === ''
    ? []
    : printable(text)
        .trimEnd()
        .split('\n')
        .map((line) => `${' '.repeat(labelWidth + 4)}${line}`.trimEnd());

const oneLine = (text: string): string => printable(text).replaceAll(/\s+/g, ' ').trim();

/**
 * The counts, alone on a line in the form that CI systems read; what is no plain verdict is told apart on the next. A case
 * that met an error or was cut off counts as failed, as a flaky one does, and one that did not run as skipped. A known regression that
 * reproduces and a case that does not apply are as they should be.
 */
const totals = (run: RunRecord, paint: Paint): string[] => {
  const cases = run.suites.flatMap((suite) => suite.cases);
  const number = (...statuses: CaseStatus[]): number =>
    cases.filter((each) => statuses.includes(each.status)).length;
  const failed = number('failed', 'error', 'running');
  const skipped = number('skipped', 'pending');
  const flakes = number('known-flake');
  const reproduced = number('reproduced');
  const inapplicable = number('does-not-apply');
  const counts = [
    `${number('passed')} passed`,
    `${failed} failed`,
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
    ...(flakes === 0 ? [] : [`${flakes} known ${flakes === 1 ? 'flake' : 'flakes'}`]),
    ...(reproduced === 0 ? [] : [`${reproduced} reproduced`]),
    ...(inapplicable === 0 ? [] : [`${inapplicable} not applicable`]),
  ];
  const apart = [
    {
      count: cases.filter(({status, flaky}) => status === 'failed' && flaky === true).length,
      text: 'flaky',
    },
    {count: number('error'), text: 'failed for errors of the machinery'},
    {count: number('running'), text: 'cut off'},
    {count: number('pending'), text: 'not run'},
  ].filter(({count}) => count > 0);
  return [
    paint(failed > 0 ? 'red' : skipped > 0 || cases.length === 0 ? 'yellow' : 'green', counts.join(', ')),
    ...(apart.length === 0
      ? []
      : [`of these ${apart.map(({count, text}) => `${count} ${text}`).join(', ')}`]),
  ];
};

/** Phases of one name of which only the sum is told: those of a run of many rounds. */
const manyPhases = 12;

/** `image 41.0 s, boot 3.1 s + 2.9 s`: phases of one name, of several suites, stand together. */
const phases = (records: PhaseRecord[]): string => {
  const names = [...new Set(records.map(({name}) => name))];
  return names
    .map((name) => {
      const durations = records.filter((each) => each.name === name).map(({durationMs}) => durationMs);
      const all = durations.flatMap((each) => each ?? []);
      const told =
        durations.length > manyPhases && all.length === durations.length
          ? [`${seconds(sum(all))} in ${all.length}`]
          : durations.map((each) => (each === undefined ? 'not ended' : seconds(each)));
      return `${oneLine(name)} ${told.join(' + ')}`;
    })
    .join(', ');
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;
