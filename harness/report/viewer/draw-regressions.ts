import type {RunRecord} from '../../results/run-record.ts';
import {element} from './element.ts';
import {tableHead} from './table-head.ts';

/** The known regressions that reproduce, and where; nothing when none does. */
export const drawRegressions = (run: RunRecord): HTMLElement | undefined => {
  const found = run.suites.flatMap((suite) =>
    suite.cases.filter(({status}) => status === 'reproduced').map((each) => ({suite, each})),
  );
  if (found.length === 0) {
    return undefined;
  }
  return element(
    'details',
    {class: 'regressions'},
    element('summary', {}, `Known regressions that reproduce: ${found.length}`),
    element(
      'div',
      {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Known regressions that reproduce'},
      element(
        'table',
        {},
        tableHead('step', 'what broke', 'since', 'reproduces', 'told in'),
        element(
          'tbody',
          {},
          ...found.map(({suite, each: {id, name, regression, references = []}}) =>
            element(
              'tr',
              {},
              element(
                'th',
                {scope: 'row'},
                `${id} ${name}`,
                element('span', {class: 'quiet block'}, suite.name),
              ),
              element('td', {}, regression?.broke ?? ''),
              element('td', {}, regression?.since ?? ''),
              element('td', {}, regression?.where ?? ''),
              element('td', {}, references.join(', ')),
            ),
          ),
        ),
      ),
    ),
  );
};
