import {caseKey} from './case-key.ts';
import {drawAlarms} from './draw-alarms.ts';
import {drawFilter} from './draw-filter.ts';
import {drawHead} from './draw-head.ts';
import {drawLogs} from './draw-logs.ts';
import {drawMatrix} from './draw-matrix.ts';
import {drawRegressions} from './draw-regressions.ts';
import {drawSteps} from './draw-steps.ts';
import {drawTimeline} from './draw-timeline.ts';
import {element} from './element.ts';
import {filterHash} from './filter-hash.ts';
import type {Filter} from './filter.ts';
import {readFilterHash} from './read-filter-hash.ts';
import type {PageData} from './read-page.ts';

/** Draws the whole page. */
export const drawPage = (page: HTMLElement, {run, lastAt, files}: PageData): void => {
  if (run === undefined) {
    page.append(
      element(
        'main',
        {},
        element('h1', {}, 'Nothing is known of this run'),
        element('p', {}, 'It was killed before the first of it was written, or has only begun.'),
      ),
    );
    return;
  }
  const logs = drawLogs(run, files);
  const timeline = drawTimeline(run, lastAt, (bar) => {
    if (bar.suite !== undefined) {
      logs.show(bar.suite, {from: bar.from, to: bar.to, what: bar.label, case: bar.case});
    }
  });
  const steps = drawSteps(run, files, {
    showOnTimeline: (from, to) => {
      timeline.show(from, to);
      timeline.node.scrollIntoView({block: 'start'});
    },
  });
  timeline.onOpen = (suite, id) => steps.open(caseKey(suite, id));
  let filter: Filter = readFilterHash(location.hash);
  const bar = drawFilter(run, (changed) => apply(changed, true));
  const apply = (changed: Filter, isOurs: boolean): void => {
    filter = changed;
    const hash = filterHash(filter);
    if (isOurs) {
      history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
    }
    bar.show(filter, steps.filter(filter));
  };
  const {head, title} = drawHead(run, lastAt);
  document.title = title;
  const links = [
    ['summary', 'Summary'],
    ['steps', 'Steps'],
    ['timeline', 'Timeline'],
    ['logs', 'Console and journal'],
  ] as const;
  page.append(
    element('a', {class: 'skip', href: '#steps'}, 'Skip to the steps'),
    head,
    element(
      'nav',
      {'aria-label': 'Parts of this report'},
      ...links.map(([id, text]) => element('a', {href: `#${id}`}, text)),
    ),
    element(
      'main',
      {},
      element(
        'section',
        {id: 'summary', 'aria-labelledby': 'summary-title', tabindex: -1},
        element('h2', {id: 'summary-title'}, 'Summary'),
        drawMatrix(run, (part) => {
          apply({statuses: [], set: '', suite: '', text: '', ...part}, true);
          go('steps');
        }),
        drawAlarms(run),
        drawRegressions(run),
      ),
      element(
        'section',
        {id: 'steps', 'aria-labelledby': 'steps-title', tabindex: -1},
        element('h2', {id: 'steps-title'}, 'Steps'),
        bar.node,
        steps.node,
      ),
      element(
        'section',
        {id: 'timeline', 'aria-labelledby': 'timeline-title', tabindex: -1},
        element('h2', {id: 'timeline-title'}, 'Timeline'),
        timeline.node,
      ),
      element(
        'section',
        {id: 'logs', 'aria-labelledby': 'logs-title', tabindex: -1},
        element('h2', {id: 'logs-title'}, 'Console and journal'),
        logs.node,
      ),
    ),
  );
  // A link to a part of the page is none to a filter, which stays as it is.
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link !== null) {
      event.preventDefault();
      go(link.getAttribute('href')?.slice(1) ?? '');
    }
  });
  window.addEventListener('hashchange', () => apply(readFilterHash(location.hash), false));
  apply(filter, false);
  timeline.draw();
  performance.mark('drawn');
};

const go = (id: string): void => {
  const part = document.getElementById(id);
  part?.scrollIntoView({block: 'start'});
  part?.focus({preventScroll: true});
};
