import {isGood} from '../../results/is-good.ts';
import type {CaseRecord, RunRecord, SuiteRecord} from '../../results/run-record.ts';
import type {ReportFileBlock} from '../report-file-block.ts';
import {caseKey} from './case-key.ts';
import {drawCase, type CaseTools} from './draw-case.ts';
import {element} from './element.ts';
import type {Filter} from './filter.ts';
import {seconds} from './seconds.ts';
import {showsCase} from './shows-case.ts';
import {statusWords} from '../../results/status-words.ts';

/** Failures that are open from the beginning. */
const openAtFirst = 10;

export type StepList = {
  readonly node: HTMLElement;
  filter(filter: Filter): {readonly shown: number; readonly all: number};
  /** Opens a case, by its `caseKey`, and goes there. */
  open(key: string): void;
};

type Row = {
  readonly suite: SuiteRecord;
  readonly each: CaseRecord;
  readonly node: HTMLDetailsElement;
  /** Draws what is told of it, if that was not done yet. */
  readonly draw: () => void;
};

/** All steps, by guest and module; what is told of one is drawn when it is opened. */
export const drawSteps = (
  run: RunRecord,
  files: readonly ReportFileBlock[],
  tools: Pick<CaseTools, 'showOnTimeline'>,
): StepList => {
  const longest = Math.max(
    1,
    ...run.suites.flatMap(({cases}) => cases.map(({durationMs = 0}) => durationMs)),
  );
  const rows = new Map<string, Row>();
  const sections = run.suites.map((suite) => {
    const own = suite.cases.map((each): Row => {
      const node = rowOf(each, longest);
      let isDrawn = false;
      const draw = (): void => {
        if (!isDrawn) {
          isDrawn = true;
          node.append(drawCase(run, suite, each, {...tools, files}));
        }
      };
      const row = {suite, each, node, draw};
      node.addEventListener('toggle', draw, {once: true});
      rows.set(caseKey(suite.id, each.id), row);
      return row;
    });
    return {
      own,
      node: element(
        'section',
        {class: 'suite', 'aria-label': suite.name},
        element('h3', {}, suite.name),
        element(
          'p',
          {class: 'quiet'},
          Object.entries(suite.properties)
            .filter(([name]) => name !== 'guest')
            .map(([name, value]) => `${name} ${value}`)
            .join(' · '),
        ),
        ...own.map(({node}) => node),
      ),
    };
  });
  for (const {node} of [...rows.values()].filter(({each}) => isBad(each)).slice(0, openAtFirst)) {
    node.open = true;
  }
  openInPrint([...rows.values()].filter(({each}) => isBad(each)));
  return {
    node: element('div', {class: 'steps'}, ...sections.map(({node}) => node)),
    filter(filter) {
      let shown = 0;
      for (const {own, node} of sections) {
        const before = shown;
        for (const row of own) {
          row.node.hidden = !showsCase(filter, row.suite, row.each);
          shown += row.node.hidden ? 0 : 1;
        }
        node.hidden = shown === before;
      }
      return {shown, all: rows.size};
    },
    open(key) {
      const row = rows.get(key);
      if (row !== undefined) {
        row.node.hidden = false;
        const section = row.node.closest('section');
        if (section !== null) {
          section.hidden = false;
        }
        row.node.open = true;
        row.node.scrollIntoView({block: 'start'});
        row.node.querySelector('summary')?.focus({preventScroll: true});
      }
    },
  };
};

/** Paper cannot be unfolded: these are open on it, whatever is folded on the screen. */
const openInPrint = (rows: readonly Row[]): void => {
  let opened: Row[] = [];
  window.addEventListener('beforeprint', () => {
    opened = rows.filter(({node}) => !node.open);
    for (const {node, draw} of opened) {
      // That it was opened is told too late for the page that is printed.
      draw();
      node.open = true;
    }
  });
  window.addEventListener('afterprint', () => {
    for (const {node} of opened) {
      node.open = false;
    }
  });
};

const isBad = (each: CaseRecord): boolean => !isGood(each) && each.status !== 'pending';

const rowOf = (
  {id, name, set, status, durationMs, flaky}: CaseRecord,
  longest: number,
): HTMLDetailsElement => {
  const bar = element('span', {class: 'bar', 'aria-hidden': 'true'});
  bar.style.width = `${Math.max(1, (100 * (durationMs ?? 0)) / longest)}%`;
  return element(
    'details',
    {class: `case ${status}`},
    element(
      'summary',
      {},
      element('span', {class: `badge ${status}`}, statusWords[status]),
      element('span', {class: 'id'}, id),
      element(
        'span',
        {class: 'name'},
        `${name} `,
        flaky === true ? element('span', {class: 'badge running'}, 'flaky') : undefined,
      ),
      element('span', {class: 'set quiet'}, set ?? ''),
      element(
        'span',
        {class: 'duration'},
        element('span', {}, durationMs === undefined ? '' : seconds(durationMs)),
        element('span', {class: 'bar-room', 'aria-hidden': 'true'}, bar),
      ),
    ),
  );
};
