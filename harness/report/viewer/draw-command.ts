import type {CommandRecord} from '../../results/run-record.ts';
import {colouredText} from './coloured-text.ts';
import {element} from './element.ts';
import {seconds} from './seconds.ts';

export type CommandTools = {
  /** Milliseconds since 1970. */
  readonly runStart: number;
  readonly isWhatFailed: boolean;
  readonly showOnTimeline: (from: number, to: number) => void;
};

/** A command of a step: where and when it ran, what was expected of it and what came. */
export const drawCommand = (
  command: CommandRecord,
  {runStart, isWhatFailed, showOnTimeline}: CommandTools,
): HTMLElement => {
  const {where, startedAt, durationMs, output, coloured = output, omittedBytes, expected, holds} = command;
  const start = Date.parse(startedAt);
  const isBad = isWhatFailed || holds === false;
  const moment = element(
    'button',
    {type: 'button', class: 'plain'},
    `+${seconds(start - runStart)}, ${seconds(durationMs)}`,
  );
  moment.title = 'show on the timeline';
  moment.addEventListener('click', () => showOnTimeline(start, start + durationMs));
  return element(
    'li',
    {class: isBad ? 'bad' : ''},
    element(
      'div',
      {class: 'command-head'},
      element('span', {class: 'where quiet'}, where),
      moment,
      expected === undefined
        ? undefined
        : element('span', {class: `badge ${isBad ? 'failed' : 'passed'}`}, isBad ? 'does not hold' : 'holds'),
    ),
    element('pre', {class: 'command'}, command.command),
    element(
      'dl',
      {class: 'check'},
      ...(expected === undefined ? [] : [element('dt', {}, 'expected'), element('dd', {}, expected)]),
      element('dt', {}, 'actual'),
      element('dd', {}, howItEnded(command)),
    ),
    ...(output === ''
      ? []
      : [element('pre', {class: 'output', tabindex: 0, 'aria-label': 'Output'}, ...colouredText(coloured))]),
    ...(omittedBytes === undefined
      ? []
      : [element('p', {class: 'quiet'}, `${omittedBytes} bytes more were not kept`)]),
  );
};

const howItEnded = ({exitStatus, signal, timedOut}: CommandRecord): string =>
  [
    ...(exitStatus === undefined ? [] : [`exit status ${exitStatus}`]),
    ...(signal === undefined ? [] : [`ended by SIG${signal}`]),
    ...(timedOut ? ['its time was up'] : []),
  ].join(', ') || 'no exit status';
