import type {CaseStatus, RunRecord} from '../../results/run-record.ts';
import {announce} from './announce.ts';
import {countStatuses} from './count-statuses.ts';
import {element} from './element.ts';
import type {Filter} from './filter.ts';
import {countedWords} from './counted-words.ts';

export type FilterBar = {
  readonly node: HTMLElement;
  /** Shows a filter and how many steps of all it lets through. */
  show(filter: Filter, count: {readonly shown: number; readonly all: number}): void;
};

/** Where the filter is chosen. */
export const drawFilter = (run: RunRecord, choose: (filter: Filter) => void): FilterBar => {
  let current: Filter = {statuses: [], set: '', suite: '', text: ''};
  const change = (part: Partial<Filter>): void => choose({...current, ...part});
  const cases = run.suites.flatMap((suite) => suite.cases);
  const sets = [...new Set(cases.flatMap(({set}) => set ?? []))];

  const toggle = (status: CaseStatus): CaseStatus[] =>
    current.statuses.includes(status)
      ? current.statuses.filter((each) => each !== status)
      : [...current.statuses, status];
  const buttons = new Map(
    countStatuses(cases).map(([status, count]) => {
      const button = element(
        'button',
        {type: 'button', class: 'toggle', 'aria-pressed': 'false'},
        element('span', {class: `mark ${status}`, 'aria-hidden': 'true'}),
        `${count} ${countedWords[status]}`,
      );
      button.addEventListener('click', () => change({statuses: toggle(status)}));
      return [status, button];
    }),
  );
  const set = select('Set', [['', 'all sets'], ...sets.map((each): [string, string] => [each, each])]);
  set.addEventListener('change', () => change({set: set.value}));
  const suite = select('Guest and module', [
    ['', 'all guests and modules'],
    ...run.suites.map(({id, name}): [string, string] => [id, name]),
  ]);
  suite.addEventListener('change', () => change({suite: suite.value}));
  const text = element('input', {
    type: 'search',
    placeholder: 'text in titles, commands, output',
    'aria-label': 'Text in titles, commands and output',
    spellcheck: 'false',
    autocomplete: 'off',
  });
  text.addEventListener('input', () => change({text: text.value}));
  const clear = element('button', {type: 'button', class: 'plain'}, 'show all');
  clear.addEventListener('click', () => choose({statuses: [], set: '', suite: '', text: ''}));
  const shown = element('p', {class: 'shown'});

  return {
    node: element(
      'search',
      {class: 'filter', 'aria-label': 'Filter the steps'},
      text,
      ...(sets.length > 0 ? [set] : []),
      ...(run.suites.length > 1 ? [suite] : []),
      element('div', {class: 'toggles', role: 'group', 'aria-label': 'Outcome'}, ...buttons.values()),
      shown,
      clear,
    ),
    show(filter, count) {
      current = filter;
      for (const [status, button] of buttons) {
        button.setAttribute('aria-pressed', String(filter.statuses.includes(status)));
      }
      set.value = filter.set;
      suite.value = filter.suite;
      if (text.value !== filter.text) {
        text.value = filter.text;
      }
      const told = `${count.shown} of ${count.all} steps`;
      if (shown.textContent !== told) {
        shown.textContent = told;
        announce(told);
      }
      clear.hidden = count.shown === count.all;
    },
  };
};

const select = (label: string, options: readonly (readonly [string, string])[]): HTMLSelectElement =>
  element(
    'select',
    {'aria-label': label},
    ...options.map(([value, text]) => element('option', {value}, text)),
  );
