import {casePlace} from './case-place.ts';
import {describeAlarm} from './describe-alarm.ts';
import {describeFlake} from './describe-flake.ts';
import {inRounds} from './in-rounds.ts';
import {isGood} from './is-good.ts';
import {limitedText} from './limited-text.ts';
import {printable} from './printable.ts';
import type {CaseRecord, RunRecord, SuiteRecord} from './run-record.ts';
import {withoutRound} from './without-round.ts';

/** How a case counts, in the order in which the counts are told. */
const words: readonly (readonly [word: string, counts: (each: CaseRecord) => boolean])[] = [
  ['failed', ({status, flaky}) => status === 'failed' && flaky !== true],
  ['flaky', ({status, flaky}) => status === 'failed' && flaky === true],
  ['errors', ({status}) => status === 'error' || status === 'running'],
  ['not run', ({status}) => status === 'pending'],
  ['passed', ({status}) => status === 'passed'],
  ['known as flaky', ({status}) => status === 'known-flake'],
  ['reproduced', ({status}) => status === 'reproduced'],
  ['skipped', ({status}) => status === 'skipped'],
  ['not applicable', ({status}) => status === 'does-not-apply'],
];

/** Bytes of one failure: its files have it whole. */
const mostFailureBytes = 16 * 1024;

/**
 * The run as Markdown for a page of a CI system: a table of guests with modules by sets, then each failure, folded. It has no
 * more than `mostBytes` bytes; failures for which there is no room are counted.
 */
export const githubSummary = (run: RunRecord, mostBytes: number): string => {
  const cases = run.suites.flatMap((suite) => suite.cases.map((each) => ({suite, each})));
  const head = [
    `### confinement: ${counts(cases.map(({each}) => each))}`,
    '',
    ...(run.error === undefined ? [] : [...fenced(limitedText(run.error, mostFailureBytes)), '']),
    ...table(run.suites),
    '',
    ...warnings(run.suites),
  ].join('\n');
  const failures = cases
    .filter(({each}) => (!isGood(each) && each.status !== 'pending') || each.status === 'known-flake')
    .map(({suite, each}) => failureText(suite, each));
  let text = head;
  for (const [index, failure] of failures.entries()) {
    const rest = `\n${failures.length - index} more failures are in the files of the run.\n`;
    if (Buffer.byteLength(text + failure + rest) > mostBytes) {
      return text + rest;
    }
    text += failure;
  }
  return text;
};

const counts = (cases: readonly CaseRecord[]): string =>
  words
    .flatMap(([word, counted]) => {
      const found = cases.filter(counted);
      const text = `${found.length} ${word}`;
      return found.length === 0 ? [] : [found.every(isGood) ? text : `**${text}**`];
    })
    .join(', ');

const table = (suites: readonly SuiteRecord[]): string[] => {
  const sets = [...new Set(suites.flatMap(({cases}) => cases.map(({set}) => set)))];
  return suites.length === 0
    ? []
    : [
        row(['', ...sets.map((set) => set ?? 'steps')]),
        row(['---', ...sets.map(() => '---')]),
        ...inRounds(suites).map((rounds) => {
          const cases = rounds.flatMap((suite) => suite.cases);
          const [name = ''] = rounds.map(withoutRound);
          return row([
            inline(rounds.length === 1 ? name : `${name}, ${rounds.length} rounds`),
            ...sets.map((set) => counts(cases.filter((each) => each.set === set))),
          ]);
        }),
      ];
};

/** What the machines have warned of; what fails the run is told with it. */
const warnings = (suites: readonly SuiteRecord[]): string[] => {
  const lines = suites.flatMap(({name, alarms = []}) =>
    alarms
      .filter(({verdict}) => verdict === 'warns')
      .map((alarm) => `warning: ${name}: ${describeAlarm(alarm)}`),
  );
  return lines.length === 0 ? [] : [...fenced(limitedText(lines.join('\n'), mostFailureBytes)), ''];
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const failureText = (suite: SuiteRecord, each: CaseRecord): string => {
  const {file, line = 1} = casePlace(each);
  const {message = 'was cut off', rerun, shell} = each.failure ?? {};
  const kind = each.status === 'known-flake' ? 'known flake: ' : each.flaky === true ? 'flaky: ' : '';
  return [
    '',
    `<details><summary>${html(`${kind}${suite.name}: ${each.id} ${each.name}`)}</summary>`,
    '',
    ...fenced(
      [
        limitedText(message.trimEnd(), mostFailureBytes),
        ...describeFlake(each),
        ...(file === undefined ? [] : [`at: ${file}:${line}`]),
        ...(rerun === undefined ? [] : [`rerun: ${rerun}`]),
        ...(shell === undefined ? [] : [`shell: ${shell}`]),
      ].join('\n'),
    ),
    '',
    '</details>',
    '',
  ].join('\n');
};

/** As code, with a fence that nothing in it ends. */
const fenced = (text: string): string[] => {
  const plain = printable(text);
  const longest = Math.max(2, ...(plain.match(/`+/g) ?? []).map(({length}) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, plain, fence];
};

const html = (text: string): string =>
  printable(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** In a cell of a table: what Markdown or HTML would take for more than text is none of it. */
const inline = (text: string): string => html(text).replaceAll(/[\\`*_[\]|~]/g, '\\$&');
