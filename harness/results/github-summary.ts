import {inRounds} from './in-rounds.ts';
import {limitedText} from './limited-text.ts';
import {printable} from './printable.ts';
import type {CaseRecord, CaseStatus, RunRecord, SuiteRecord} from './run-record.ts';
import {withoutRound} from './without-round.ts';

/** How a case counts, in the order in which the counts are told. */
const words: readonly (readonly [word: string, statuses: readonly CaseStatus[], isBad: boolean])[] = [
  ['failed', ['failed'], true],
  ['errors', ['error', 'running'], true],
  ['not run', ['pending'], true],
  ['passed', ['passed'], false],
  ['reproduced', ['reproduced'], false],
  ['skipped', ['skipped'], false],
  ['not applicable', ['does-not-apply'], false],
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
  ].join('\n');
  const failures = cases
    .filter(({each}) => isBad(each.status) && each.status !== 'pending')
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

const isBad = (status: CaseStatus): boolean =>
  words.some(([, statuses, bad]) => bad && statuses.includes(status));

const counts = (cases: readonly CaseRecord[]): string =>
  words
    .map(([word, statuses, bad]) => {
      const count = cases.filter(({status}) => statuses.includes(status)).length;
      return count === 0 ? '' : bad ? `**${count} ${word}**` : `${count} ${word}`;
    })
    .filter((text) => text !== '')
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

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const failureText = (suite: SuiteRecord, {id, name, file, line, failure}: CaseRecord): string => {
  const place = file === undefined ? [] : [`${file}:${failure?.line ?? line ?? 1}`];
  const {message = 'was cut off', rerun, shell} = failure ?? {};
  return [
    '',
    `<details><summary>${html(`${suite.name}: ${id} ${name}`)}</summary>`,
    '',
    ...fenced(
      [
        limitedText(message.trimEnd(), mostFailureBytes),
        ...place.map((where) => `at: ${where}`),
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
