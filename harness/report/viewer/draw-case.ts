import {casePlace} from '../../results/case-place.ts';
import type {CaseRecord, RunRecord, SuiteRecord} from '../../results/run-record.ts';
import type {ReportFileBlock} from '../report-file-block.ts';
import {againCommands} from './again-commands.ts';
import {commandLine} from './command-line.ts';
import {drawCommands} from './draw-commands.ts';
import {drawFile} from './draw-file.ts';
import {drawReruns} from './draw-reruns.ts';
import {element} from './element.ts';
import {fileLinks} from './file-links.ts';
import {colouredText} from './coloured-text.ts';
import {seconds} from './seconds.ts';

export type CaseTools = {
  /** Milliseconds since 1970. */
  readonly showOnTimeline: (from: number, to: number) => void;
  /** All of the page. */
  readonly files: readonly ReportFileBlock[];
};

/** All that is told of a step. */
export const drawCase = (
  run: RunRecord,
  suite: SuiteRecord,
  each: CaseRecord,
  {showOnTimeline, files}: CaseTools,
): HTMLElement => {
  const {failure, regression, references = [], commands = [], subtests = [], output, skipReason} = each;
  const {file, line = 1} = casePlace(each);
  const runStart = Date.parse(run.startedAt);
  const about = [
    ...(each.startedAt === undefined
      ? []
      : [`began ${seconds(Date.parse(each.startedAt) - runStart)} after the run did`]),
    ...(file === undefined ? [] : [`written in ${file}:${line}`]),
    ...(references.length === 0 ? [] : [`told of in ${references.join(', ')}`]),
  ];
  const {rerun, shell} = againCommands(suite, each);
  const again = [
    ...(rerun === undefined ? [] : [commandLine('run it again', rerun)]),
    ...(shell === undefined ? [] : [commandLine('a shell there', shell)]),
  ];
  const own = files.filter((block) => block.suite === suite.id && block.case === each.id);
  const body = element('div', {class: 'case-body'});
  body.append(
    element('p', {class: 'quiet'}, about.join(' · ')),
    ...(skipReason === undefined
      ? []
      : [
          element(
            'p',
            {},
            each.status === 'does-not-apply' ? `Does not apply: ${skipReason}` : `Skipped: ${skipReason}`,
          ),
        ]),
    ...(regression === undefined ? [] : [drawRegression(regression)]),
    ...(failure === undefined
      ? []
      : [
          element(
            'div',
            {class: `failure ${each.status}`},
            element('pre', {}, ...colouredText(failure.message)),
            ...(failure.details === undefined ? [] : [element('pre', {class: 'quiet'}, failure.details)]),
            ...again,
          ),
        ]),
    ...(failure === undefined ? again : []),
    ...drawReruns(each, {runStart, showOnTimeline}),
    ...(commands.length === 0
      ? []
      : [
          element('h4', {}, `Commands and checks (${commands.length})`),
          drawCommands(commands, failure?.command, {runStart, showOnTimeline}),
        ]),
    ...(subtests.length === 0
      ? []
      : [
          element('h4', {}, 'Parts'),
          element(
            'ul',
            {},
            ...subtests.map(({name, within, durationMs, error}) =>
              element(
                'li',
                {class: error === undefined ? '' : 'failed'},
                `${[...within, name].join(' › ')}, ${seconds(durationMs)}`,
                error === undefined ? undefined : element('pre', {}, error),
              ),
            ),
          ),
        ]),
    ...(output === undefined || output === ''
      ? []
      : [element('h4', {}, 'What it printed'), element('pre', {class: 'output'}, ...colouredText(output))]),
    ...(own.length === 0
      ? []
      : [element('h4', {}, 'Files'), ...own.map((block) => drawFile(block, {run, suite, files}))]),
    ...fileLinks(each.artifacts.filter((path) => !own.some((block) => block.path === path))),
  );
  return body;
};

const drawRegression = ({broke, since, hit, where}: NonNullable<CaseRecord['regression']>): HTMLElement =>
  element(
    'dl',
    {class: 'regression'},
    ...(
      [
        ['what broke', broke],
        ['since', since],
        ['who was hit', hit],
        ['reproduces', where],
      ] as const
    ).flatMap(([name, value]) =>
      value === undefined ? [] : [element('dt', {}, name), element('dd', {}, value)],
    ),
  );
