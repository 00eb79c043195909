import {inRounds} from '../../results/in-rounds.ts';
import type {CaseRecord, CaseStatus, RunRecord, SuiteRecord} from '../../results/run-record.ts';
import {withoutRound} from '../../results/without-round.ts';
import {countStatuses} from './count-statuses.ts';
import {element} from './element.ts';
import type {Filter} from './filter.ts';
import {seconds} from './seconds.ts';
import {countedWords} from './counted-words.ts';
import {statusWords} from '../../results/status-words.ts';

/** A table of guests with modules by sets. `choose` gets what to filter by when a cell is clicked. */
export const drawMatrix = (run: RunRecord, choose: (part: Partial<Filter>) => void): HTMLElement => {
  if (run.suites.length === 0) {
    return element('p', {class: 'quiet'}, 'The run had come to no guest.');
  }
  const sets = [...new Set(run.suites.flatMap(({cases}) => cases.map(({set}) => set)))];
  const groups = inRounds(run.suites);
  return element(
    'div',
    {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Summary by guest, module and set'},
    element(
      'table',
      {class: 'matrix'},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...['guest', 'module', ...sets.map((set) => set ?? 'steps'), 'time'].map((text) =>
            element('th', {scope: 'col'}, text),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        ...groups.map((rounds) => {
          const [suite] = rounds;
          const {guest, module, ...rest} = suite?.properties ?? {};
          const name = suite === undefined ? '' : withoutRound(suite);
          return element(
            'tr',
            {},
            element(
              'th',
              {scope: 'row'},
              guest ?? name,
              element(
                'span',
                {class: 'quiet block'},
                rest.systemd === undefined ? '' : `systemd ${rest.systemd}`,
              ),
            ),
            element(
              'td',
              {},
              module ?? '',
              rounds.length === 1
                ? undefined
                : element('span', {class: 'quiet block'}, `${rounds.length} rounds`),
            ),
            ...sets.map((set) =>
              cell(
                rounds.flatMap((each) => each.cases).filter((each) => each.set === set),
                `${name}, ${set ?? 'steps'}`,
                (statuses) =>
                  choose({
                    statuses,
                    set: set ?? '',
                    suite: rounds.length === 1 ? (suite?.id ?? '') : '',
                  }),
              ),
            ),
            element('td', {class: 'number'}, time(run, rounds)),
          );
        }),
      ),
    ),
  );
};

/** One mark for each step, and the counts, which can be clicked. */
const cell = (
  cases: readonly CaseRecord[],
  where: string,
  choose: (statuses: CaseStatus[]) => void,
): HTMLElement =>
  element(
    'td',
    {},
    element(
      'div',
      {class: 'marks', 'aria-hidden': 'true'},
      ...cases.map(({status, id, name}) =>
        element('span', {class: `mark ${status}`, title: `${id} ${name}: ${statusWords[status]}`}),
      ),
    ),
    ...countStatuses(cases).map(([status, count]) => {
      const text = `${count} ${countedWords[status]}`;
      const button = element(
        'button',
        {type: 'button', class: `count status-text ${status}`, 'aria-label': `${where}: show ${text}`},
        text,
      );
      button.addEventListener('click', () => choose([status]));
      return button;
    }),
  );

/**
 * From the beginning of the first phase of a suite, or of its rounds, to the end of the last: its phases one after another.
 * Those of machines that single steps have come at the same time.
 */
const time = (run: RunRecord, rounds: readonly SuiteRecord[]): string => {
  const ids = new Set(rounds.map(({id}) => id));
  const known = run.phases.flatMap(({suite, case: of, durationMs}) =>
    suite !== undefined && ids.has(suite) && of === undefined && durationMs !== undefined ? [durationMs] : [],
  );
  return known.length === 0 ? '' : seconds(known.reduce((sum, each) => sum + each, 0));
};
