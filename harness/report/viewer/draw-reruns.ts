import type {CaseRecord} from '../../results/run-record.ts';
import type {CommandTools} from './draw-command.ts';
import {drawCommands} from './draw-commands.ts';
import {fileLinks} from './file-links.ts';
import {colouredText} from './coloured-text.ts';
import {element} from './element.ts';
import {seconds} from './seconds.ts';
import {statusWords} from '../../results/status-words.ts';

/** What came of proving a case again, and what the list of known flakes says of it. */
export const drawReruns = (
  {reruns = [], flaky, knownFlake}: CaseRecord,
  tools: Pick<CommandTools, 'runStart' | 'showOnTimeline'>,
): HTMLElement[] => [
  ...(knownFlake === undefined
    ? []
    : [
        element(
          'p',
          {},
          `On the list of known flakes: ${knownFlake.tracker}, ${
            knownFlake.expired === true ? 'which counted until' : 'which counts until'
          } ${knownFlake.expires}.`,
        ),
      ]),
  ...(reruns.length === 0
    ? []
    : [
        element('h4', {}, flaky === true ? 'Proved again: it is flaky' : 'Proved again'),
        element(
          'ol',
          {class: 'reruns'},
          ...reruns.map(({status, durationMs, failure, commands = [], artifacts}) =>
            element(
              'li',
              {},
              element('span', {class: `badge ${status}`}, statusWords[status]),
              durationMs === undefined ? undefined : ` ${seconds(durationMs)}`,
              failure === undefined ? undefined : element('pre', {}, ...colouredText(failure.message)),
              commands.length === 0
                ? undefined
                : element(
                    'details',
                    {},
                    element('summary', {}, `Commands and checks (${commands.length})`),
                    drawCommands(commands, failure?.command, tools),
                  ),
              ...fileLinks(artifacts),
            ),
          ),
        ),
      ]),
];
