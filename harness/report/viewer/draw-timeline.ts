import type {RunRecord} from '../../results/run-record.ts';
import {announce} from './announce.ts';
import type {Bar} from './bar.ts';
import {element} from './element.ts';
import {followFingers} from './follow-fingers.ts';
import {laneGroups} from './lane-groups.ts';
import type {Lane} from './lane.ts';
import {phaseTable} from './phase-table.ts';
import {seconds} from './seconds.ts';
import {shape} from './shape.ts';
import {statusWords} from '../../results/status-words.ts';
import {tickLabel} from './tick-label.ts';
import {ticks} from './ticks.ts';
import {type Span, zoomed} from './zoomed.ts';

export type Timeline = {
  readonly node: HTMLElement;
  /** Called when a step is to be opened; ids of a suite and a case. */
  onOpen: (suite: string, id: string) => void;
  /** To be called once it is in the page, where it has a width. */
  draw(): void;
  /** Shows a stretch of time: milliseconds since 1970. */
  show(from: number, to: number): void;
};

/** Pixels. */
const heights = {phase: 18, step: 20, command: 9} as const;
const titleHeight = 20;
const axisHeight = 22;
const perTick = 90;
/** Of a character in a label, roughly. */
const letter = 6.4;

type PlacedLane = {readonly y: number; readonly lane: Lane};

/** The timeline of a run. `select` is told which bar was chosen. */
export const drawTimeline = (
  run: RunRecord,
  lastAt: string | undefined,
  select: (bar: Bar) => void,
): Timeline => {
  const start = Date.parse(run.startedAt);
  const groups = laneGroups(run, Date.parse(run.endedAt ?? lastAt ?? run.startedAt));
  const bars = groups.flatMap(({lanes}) => lanes.flatMap((lane) => lane.bars));
  const inOrder = bars.filter(({kind}) => kind !== 'command').sort((a, b) => a.from - b.from || b.to - a.to);
  const whole: Span = {
    from: Math.min(start, ...bars.map(({from}) => from)),
    to: Math.max(start + 1000, ...bars.map(({to}) => to)),
  };
  let span = whole;
  let selected: Bar | undefined;
  let width = 600;

  const placed: PlacedLane[] = [];
  const titles: {y: number; title: string}[] = [];
  let height = 0;
  for (const {title, lanes} of groups) {
    titles.push({y: height, title});
    height += titleHeight;
    for (const lane of lanes) {
      placed.push({y: height, lane});
      height += heights[lane.kind] + 2;
    }
    height += 4;
  }

  const axis = shape('svg', {class: 'axis', height: axisHeight, 'aria-hidden': 'true'});
  const picture = shape('svg', {class: 'lanes', height, 'aria-hidden': 'true'});
  const info = element('p', {class: 'bar-info'});
  const x = (time: number): number => ((time - span.from) / (span.to - span.from)) * width;
  const timeAt = (clientX: number): number =>
    span.from + ((clientX - picture.getBoundingClientRect().left) / width) * (span.to - span.from);

  const barOf = new WeakMap<Element, Bar>();
  const draw = (): void => {
    width = Math.max(200, picture.clientWidth || picture.getBoundingClientRect().width);
    const most = Math.max(2, Math.floor(width / perTick));
    const marks = ticks(span.from - start, span.to - start, most);
    axis.replaceChildren(
      ...marks.flatMap((ms) => [
        shape('line', {x1: x(start + ms), x2: x(start + ms), y1: 16, y2: axisHeight}),
        // A label at the very end would be cut.
        ...(x(start + ms) > width - 40
          ? []
          : [shape('text', {x: x(start + ms) + 3, y: 13}, tickLabel(ms, span, whole))]),
      ]),
    );
    picture.replaceChildren(
      ...marks.map((ms) =>
        shape('line', {class: 'grid', x1: x(start + ms), x2: x(start + ms), y1: 0, y2: height}),
      ),
      ...titles.map(({y, title}) => shape('text', {class: 'title', x: 4, y: y + 14}, title)),
      ...placed.flatMap(({y, lane}) => drawLane(y, lane)),
    );
  };
  const drawLane = (y: number, {kind, bars: own}: Lane): SVGElement[] =>
    own.flatMap((bar) => {
      if (bar.to < span.from || bar.from > span.to) {
        return [];
      }
      const left = Math.max(x(bar.from), -2);
      const right = Math.min(x(bar.to), width + 2);
      const rect = shape('rect', {
        class: classesOf(bar, bar === selected),
        x: left,
        y,
        width: Math.max(1, right - left),
        height: heights[kind],
        rx: 2,
      });
      barOf.set(rect, bar);
      const room = Math.floor((right - Math.max(left, 0) - 8) / letter);
      return kind === 'command' || room < 2
        ? [rect]
        : [
            rect,
            shape(
              'text',
              {class: 'label', x: Math.max(left, 0) + 4, y: y + heights[kind] - 5},
              bar.label.length <= room ? bar.label : `${bar.label.slice(0, room - 1)}…`,
            ),
          ];
    });
  let isDue = false;
  const redraw = (): void => {
    if (!isDue) {
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        draw();
      });
    }
  };
  const look = (next: Span): void => {
    span = next;
    redraw();
  };
  const zoom = (factor: number, at = (span.from + span.to) / 2): void =>
    look(zoomed(span, factor, at, whole));
  const pan = (ms: number): void =>
    look(zoomed({from: span.from + ms, to: span.to + ms}, 1, span.from + ms, whole));

  const describe = (bar: Bar): string =>
    [
      bar.label,
      ...(bar.status === undefined ? [] : [statusWords[bar.status]]),
      ...(bar.isBad === true ? ['does not hold'] : []),
      `+${seconds(bar.from - start)}`,
      bar.isOpen === true ? 'not ended' : seconds(bar.to - bar.from),
    ].join(' · ');
  const choose = (bar: Bar): void => {
    selected = bar;
    info.replaceChildren(describe(bar));
    const {suite, case: id} = bar;
    if (suite !== undefined && id !== undefined) {
      const open = element('button', {type: 'button', class: 'plain'}, 'open the step');
      open.addEventListener('click', () => timeline.onOpen(suite, id));
      info.append(' ', open);
    }
    announce(describe(bar));
    select(bar);
    if (bar.to < span.from || bar.from > span.to) {
      pan((bar.from + bar.to - span.from - span.to) / 2);
    }
    redraw();
  };
  const next = (by: 1 | -1): void => {
    const index = selected === undefined ? -1 : inOrder.indexOf(selected);
    const bar = inOrder[Math.min(Math.max(index + by, 0), inOrder.length - 1)];
    if (bar !== undefined) {
      choose(bar);
    }
  };

  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(0.5),
    '=': () => zoom(0.5),
    '-': () => zoom(2),
    '0': () => look(whole),
    ArrowLeft: () => pan((span.from - span.to) / 5),
    ArrowRight: () => pan((span.to - span.from) / 5),
    n: () => next(1),
    p: () => next(-1),
  };
  const button = (text: string, label: string, act: () => void): HTMLButtonElement => {
    const made = element('button', {type: 'button', 'aria-label': label}, text);
    made.addEventListener('click', act);
    return made;
  };
  const scroll = element(
    'div',
    {
      class: 'timeline',
      role: 'group',
      tabindex: 0,
      'aria-label': 'Timeline',
      'aria-describedby': 'timeline-help',
    },
    axis,
    element(
      'div',
      {class: 'lanes-room', tabindex: 0, role: 'region', 'aria-label': 'Lanes of the timeline'},
      picture,
    ),
  );
  scroll.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  });
  scroll.addEventListener(
    'wheel',
    (event) => {
      // A wheel that only passes by scrolls the page.
      if (event.ctrlKey || event.metaKey || scroll.contains(document.activeElement)) {
        event.preventDefault();
        if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
          pan((event.deltaX / width) * (span.to - span.from));
        } else {
          zoom(Math.exp(Math.max(-100, Math.min(100, event.deltaY)) / 300), timeAt(event.clientX));
        }
      }
    },
    {passive: false},
  );
  followFingers(picture, {
    pan: (pixels) => pan((-pixels / width) * (span.to - span.from)),
    zoom: (factor, clientX) => zoom(factor, timeAt(clientX)),
    tap: (target) => {
      scroll.focus({preventScroll: true});
      const bar = barOf.get(target);
      if (bar !== undefined) {
        choose(bar);
      }
    },
  });
  picture.addEventListener('pointermove', (event) => {
    const bar = event.target instanceof Element ? barOf.get(event.target) : undefined;
    if (selected === undefined && bar !== undefined) {
      info.textContent = describe(bar);
    }
  });
  new ResizeObserver(redraw).observe(picture);

  const timeline: Timeline = {
    node: element(
      'div',
      {},
      element(
        'div',
        {class: 'timeline-tools'},
        button('+', 'Zoom in', () => zoom(0.5)),
        button('−', 'Zoom out', () => zoom(2)),
        button('whole', 'Show the whole run', () => look(whole)),
        button('◂', 'The one before', () => next(-1)),
        button('▸', 'The next one', () => next(1)),
        element(
          'span',
          {class: 'quiet', id: 'timeline-help'},
          'Keys: + − 0 zoom, ← → move, n p choose. The wheel zooms with Ctrl, or once the timeline was clicked.',
        ),
      ),
      scroll,
      info,
      phaseTable(run),
    ),
    onOpen: () => undefined,
    draw,
    show(from, to) {
      const margin = Math.max(200, (to - from) * 2);
      look(zoomed({from: from - margin, to: to + margin}, 1, from - margin, whole));
      const bar = bars.findLast((each) => each.from === from && each.to === to);
      if (bar !== undefined) {
        choose(bar);
      }
    },
  };
  return timeline;
};

const classesOf = (bar: Bar, isSelected: boolean): string =>
  [
    'bar',
    bar.kind,
    bar.status,
    bar.isBad === true ? 'bad' : undefined,
    bar.isOpen === true ? 'open' : undefined,
    isSelected ? 'selected' : undefined,
  ]
    .filter((each) => each !== undefined)
    .join(' ');
