import {casePlace} from './case-place.ts';
import {describeFlake} from './describe-flake.ts';
import {printable} from './printable.ts';
import type {CaseRecord, RunRecord, SuiteRecord} from './run-record.ts';

/** TAP's own word for a failure that is expected: readers take such a point for good, and show it apart. */
const expectedToFail = 'TODO';

/**
 * The run as TAP version 14, final newline included. A known regression that reproduces, and a known flake, are failures that are
 * expected; a case that does not apply or was left out is skipped. A run that failed for a reason of its own bails out.
 */
export const tap = (run: RunRecord): string => {
  const cases = run.suites.flatMap((suite) => suite.cases.map((each) => ({suite, each})));
  return [
    'TAP version 14',
    `1..${cases.length}`,
    ...cases.flatMap(({suite, each}, index) => pointLines(index + 1, suite, each)),
    ...(run.error === undefined ? [] : [`Bail out! ${oneLine(run.error)}`]),
    '',
  ].join('\n');
};

const pointLines = (number: number, suite: SuiteRecord, each: CaseRecord): string[] => {
  const {id, name, set, status, durationMs, failure, skipReason = '', regression, references} = each;
  const isOk = ['passed', 'skipped', 'does-not-apply'].includes(status);
  const title = [suite.name, ...(set === undefined ? [] : [set]), `${id} ${name}`].map(oneLine).join(' › ');
  const {file, line} = casePlace(each);
  const flake = describeFlake(each);
  const isExpected = status === 'reproduced' || status === 'known-flake';
  const fields: [string, string | number | undefined][] = [
    ['message', failure?.message ?? whyOpen[status]],
    ['flake', flake.length === 0 ? undefined : flake.join('\n')],
    ['severity', isOk ? undefined : isExpected ? 'todo' : status === 'failed' ? 'fail' : 'error'],
    ['duration_ms', durationMs],
    ['file', isOk ? undefined : file],
    ['line', isOk ? undefined : line],
    ['references', references?.join(', ')],
    ['rerun', failure?.rerun],
    ['shell', failure?.shell],
  ];
  const told = fields.flatMap(([key, value]) => (value === undefined ? [] : yamlLines(key, value)));
  const directive =
    status === 'reproduced'
      ? ` # ${expectedToFail} ${oneLine(regression?.broke ?? 'reproduced')}`
      : status === 'known-flake'
        ? ` # ${expectedToFail} known flake: ${oneLine(each.knownFlake?.tracker ?? '')}`
        : status === 'skipped'
          ? ` # SKIP ${oneLine(skipReason)}`.trimEnd()
          : status === 'does-not-apply'
            ? ` # SKIP does not apply: ${oneLine(skipReason)}`
            : '';
  return [
    `${isOk ? 'ok' : 'not ok'} ${number} - ${title}${directive}`,
    ...(told.length === 0 ? [] : ['  ---', ...told, '  ...']),
  ];
};

const whyOpen: Readonly<Partial<Record<CaseRecord['status'], string>>> = {
  running: 'had not ended when this was written',
  pending: 'not run',
};

/** A number as it is; a text as a block, whose lines may be anything. */
const yamlLines = (key: string, value: string | number): string[] =>
  typeof value === 'number'
    ? [`  ${key}: ${value}`]
    : [
        `  ${key}: |2-`,
        ...printable(value)
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line}`.trimEnd()),
      ];

/** On one line, without what TAP takes for a directive. */
const oneLine = (text: string): string =>
  printable(text).replaceAll(/\s+/g, ' ').trim().replaceAll('\\', '\\\\').replaceAll('#', '\\#');
