import type {RunRecord} from '../../results/run-record.ts';
import type {FileLines} from '../file-lines.ts';
import type {ReportFileBlock} from '../report-file-block.ts';
import {colouredText} from './coloured-text.ts';
import {element} from './element.ts';
import {seconds} from './seconds.ts';
import {unpack} from './unpack.ts';

/** A stretch of time that was chosen on the timeline: milliseconds since 1970, and what ran then. */
export type Moment = {
  readonly from: number;
  readonly to: number;
  readonly what: string;
  /** Id of the case that it is of. */
  readonly case?: string | undefined;
};

export type Logs = {
  readonly node: HTMLElement;
  /** Shows the logs of a suite, by its id, at a moment. */
  show(suite: string, moment?: Moment): void;
};

const names = {console: 'console.log', journal: 'journal.txt'} as const;
const titles = {console: 'Console', journal: 'Journal'} as const;
const roles = ['console', 'journal'] as const;
type LogRole = (typeof roles)[number];

/** The consoles and journals, side by side: of one suite at a time, at the moment that was chosen. */
export const drawLogs = (run: RunRecord, files: readonly ReportFileBlock[]): Logs => {
  const start = Date.parse(run.startedAt);
  const suites = run.suites.filter(({id}) => logsOf(files, id).length > 0);
  const told = element('p', {class: 'quiet'});
  const panes = element('div', {class: 'panes'});
  const select = element(
    'select',
    {'aria-label': 'Machine'},
    ...suites.map(({id, name}) => element('option', {value: id}, name)),
  );
  let wanted = 0;
  const show = (suite: string, moment?: Moment): void => {
    wanted += 1;
    const own = wanted;
    if (!suites.some(({id}) => id === suite)) {
      return;
    }
    select.value = suite;
    told.textContent =
      moment === undefined
        ? 'Choose something on the timeline to see what came meanwhile.'
        : `Marked: what came during ${moment.what} (+${seconds(moment.from - start)} to +${seconds(moment.to - start)}).`;
    void Promise.all(
      roles.map(async (role) => {
        const block = pick(logsOf(files, suite), role, moment?.case);
        const lines = block?.data === undefined ? undefined : ((await unpack(block.data)) as FileLines);
        return {role, block, lines};
      }),
    ).then((logs) => {
      // Another was chosen meanwhile.
      if (own === wanted) {
        panes.replaceChildren(
          ...logs.map(({role, block, lines}) => drawLog(titles[role], block, lines, start, moment)),
        );
        for (const list of panes.querySelectorAll('.log')) {
          const line = list.querySelector<HTMLElement>('.within, .next');
          if (line !== null) {
            list.scrollTop = line.offsetTop - list.clientHeight / 3;
          } else if (moment !== undefined && list.querySelector('.time') !== null) {
            // All of it had come before.
            list.scrollTop = list.scrollHeight;
          }
        }
      }
    });
  };
  select.addEventListener('change', () => show(select.value));
  const [first] = suites;
  if (first !== undefined) {
    show(first.id);
  }
  return {
    node:
      first === undefined
        ? element('p', {class: 'quiet'}, ...whyNone(run))
        : element('div', {}, suites.length > 1 ? select : undefined, told, panes),
    show,
  };
};

/** Why the page has neither console nor journal. */
const whyNone = (run: RunRecord): (HTMLElement | string)[] =>
  run.suites.length === 0
    ? ['There is none: the run had come to no guest.']
    : run.endedAt === undefined
      ? [
          'They come into this report when the run has come to its end, and this one has not. What there is of them lies beside it: ',
          ...run.suites.flatMap(({id}) => roles.flatMap((role) => [link(id, names[role]), ' '])),
        ]
      : ['This run has none.'];

const link = (suite: string, name: string): HTMLElement =>
  element('a', {href: `./${encodeURIComponent(suite)}/${name}`}, `${suite}/${name}`);

/** How a line of a journal begins; it stands before each line by itself, from the run's beginning. */
const wallTime = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d) /;

const logsOf = (files: readonly ReportFileBlock[], suite: string): ReportFileBlock[] =>
  files.filter((file) => file.suite === suite && file.case === undefined);

/** Where each step had a machine of its own, that of the step. */
const pick = (
  blocks: readonly ReportFileBlock[],
  role: LogRole,
  id: string | undefined,
): ReportFileBlock | undefined => {
  const own = blocks.filter((block) => block.role === role);
  return (
    own.find(({path}) => path.endsWith(`/${id ?? ''}/machine/${path.split('/').at(-1) ?? ''}`)) ?? own[0]
  );
};

const drawLog = (
  title: string,
  block: ReportFileBlock | undefined,
  content: FileLines | undefined,
  start: number,
  moment: Moment | undefined,
): HTMLElement => {
  const list = element('div', {class: 'log', tabindex: 0, role: 'region', 'aria-label': title});
  const times = content?.times;
  let isNextFound = false;
  list.append(
    ...(content?.lines ?? []).map((text, index) => {
      const time = times?.[index] ?? undefined;
      const isWithin = moment !== undefined && time !== undefined && time >= moment.from && time <= moment.to;
      const isNext = !isNextFound && moment !== undefined && time !== undefined && time > moment.to;
      isNextFound ||= isNext;
      return element(
        'div',
        {class: `log-line${isWithin ? ' within' : isNext ? ' next' : ''}`},
        times === undefined
          ? undefined
          : element(
              'span',
              {class: 'time'},
              time === undefined ? '' : time < start ? 'before' : `+${((time - start) / 1000).toFixed(2)}`,
            ),
        element(
          'span',
          {class: 'text'},
          ...colouredText(time === undefined ? text : text.replace(wallTime, '')),
        ),
      );
    }),
  );
  return element(
    'div',
    {class: 'pane'},
    element('h3', {}, title, element('span', {class: 'quiet'}, `  ${block?.path ?? ''}`)),
    block === undefined
      ? element('p', {class: 'quiet'}, 'There is none.')
      : content === undefined
        ? element('p', {class: 'quiet'}, `There was no room for it here (${block.bytes} bytes).`)
        : times === undefined
          ? element(
              'p',
              {class: 'quiet'},
              'Its lines have no time of day, so that they stand beside no moment.',
            )
          : undefined,
    list,
  );
};
