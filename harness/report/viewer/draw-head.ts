import type {RunRecord} from '../../results/run-record.ts';
import {clockTime} from './clock-time.ts';
import {countStatuses} from './count-statuses.ts';
import {element} from './element.ts';
import {seconds} from './seconds.ts';
import {countedWords} from './counted-words.ts';

/** The page's head, and the title of its window. */
export const drawHead = (
  run: RunRecord,
  lastAt: string | undefined,
): {readonly head: HTMLElement; readonly title: string} => {
  const cases = run.suites.flatMap((suite) => suite.cases);
  const counts = countStatuses(cases).map(([status, count]) => ({
    status,
    text: `${count} ${countedWords[status]}`,
  }));
  const isOpen = run.endedAt === undefined;
  const title = [
    isOpen ? 'not ended: ' : '',
    counts.length === 0 ? 'no steps' : counts.map(({text}) => text).join(', '),
  ].join('');
  const facts: readonly (readonly [string, string])[] = [
    ['started', clockTime(run.startedAt)],
    ...(run.durationMs === undefined ? [] : [['took', seconds(run.durationMs)] as const]),
    ...(run.exitStatus === undefined ? [] : [['exit status', String(run.exitStatus)] as const]),
    ...(run.shard === undefined ? [] : [['shard', `${run.shard.index} of ${run.shard.total}`] as const]),
    ...Object.entries(run.host),
  ];
  const head = element(
    'header',
    {class: 'page-head'},
    element(
      'h1',
      {},
      ...(counts.length === 0 ? ['no steps'] : []),
      ...counts.flatMap(({status, text}, index) => [
        index === 0 ? undefined : ', ',
        element('span', {class: `status-text ${status}`}, text),
      ]),
    ),
    element('p', {class: 'command'}, element('code', {}, run.command.map(shown).join(' '))),
    element(
      'dl',
      {class: 'facts'},
      ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
    ),
    isOpen
      ? element(
          'p',
          {class: 'banner', role: 'alert'},
          element('strong', {}, 'This run has not ended: it was killed, or still lasts. '),
          `Nothing came since ${clockTime(lastAt ?? run.startedAt)}. What follows is as far as it had come.`,
        )
      : undefined,
    run.error === undefined
      ? undefined
      : element(
          'div',
          {class: 'banner', role: 'alert'},
          element('strong', {}, 'The run failed for a reason of its own:'),
          element('pre', {}, run.error),
        ),
  );
  return {head, title};
};

/** A word of a command line. The interpreter and the program are told without their folders. */
const shown = (word: string, index: number): string => {
  const short = index < 2 ? word.replace(/^.*\/(?=[^/]+$)/, '') : word;
  return /^[\w./:=@%+,-]+$/.test(short) ? short : `'${short.replaceAll("'", String.raw`'\''`)}'`;
};
