import type {RunRecord} from '../../results/run-record.ts';
import {element} from './element.ts';

/** What the machines have written that should never be there; nothing when there is none. */
export const drawAlarms = (run: RunRecord): HTMLElement | undefined => {
  const found = run.suites.flatMap((suite) => (suite.alarms ?? []).map((alarm) => ({suite, alarm})));
  return found.length === 0
    ? undefined
    : element(
        'div',
        {class: 'banner'},
        element('strong', {}, 'The machines have written what should never be there:'),
        element(
          'ul',
          {},
          ...found.map(({suite, alarm: {name, verdict, who, text, file, line, count}}) =>
            element(
              'li',
              {},
              element(
                'span',
                {class: `badge ${verdict === 'fails' ? 'failed' : 'running'}`},
                verdict === 'fails' ? 'fails' : 'warns',
              ),
              ` ${[name, who].filter((each) => each !== undefined).join(' of ')}, on ${suite.name}${count === 1 ? '' : `, ${count} times`} `,
              element('span', {class: 'quiet'}, `${file}:${line}`),
              element('pre', {}, text),
            ),
          ),
        ),
      );
};
