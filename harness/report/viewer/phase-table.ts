import type {RunRecord} from '../../results/run-record.ts';
import {element} from './element.ts';
import {seconds} from './seconds.ts';
import {tableHead} from './table-head.ts';

/** The phases of a run, for who does not see the timeline. */
export const phaseTable = (run: RunRecord): HTMLElement =>
  element(
    'details',
    {},
    element('summary', {}, 'Where the time went, as a table'),
    element(
      'table',
      {},
      tableHead('phase', 'of', 'began', 'took'),
      element(
        'tbody',
        {},
        ...run.phases.map(({name, suite, case: of, startedAt, durationMs}) =>
          element(
            'tr',
            {},
            element('th', {scope: 'row'}, name),
            element(
              'td',
              {},
              `${run.suites.find(({id}) => id === suite)?.name ?? 'the run'}${of === undefined ? '' : `, step ${of}`}`,
            ),
            element(
              'td',
              {class: 'number'},
              `+${seconds(Date.parse(startedAt) - Date.parse(run.startedAt))}`,
            ),
            element('td', {class: 'number'}, durationMs === undefined ? 'not ended' : seconds(durationMs)),
          ),
        ),
      ),
    ),
  );
