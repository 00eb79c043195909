import {artifactsOf} from './artifacts-of.ts';
import {casePlace} from './case-place.ts';
import {describeFlake} from './describe-flake.ts';
import {firstLine} from './first-line.ts';
import {limitedText} from './limited-text.ts';
import {printable} from './printable.ts';
import type {CaseRecord, FailureRecord, RunRecord, SuiteRecord} from './run-record.ts';
import {whyRunFailed} from './why-run-failed.ts';

/**
 * The run as JUnit XML, valid at any moment of the run. A case that has not come to its end never passes for one:
 * while it runs it is an error, before that it is skipped. A run that was killed, or failed for a reason of its own,
 * has one more suite, `run`, with an error, lest a report without failures be taken for success.
 *
 * @param pathOf where readers find a file of the results folder
 * @param kept what is said of a case, which may be that of an earlier call when neither the case nor its suite has changed since,
 * nor `variant`
 */
export const junit = (
  run: RunRecord,
  pathOf: (artifact: string) => string = (path) => path,
  kept: KeptText = (_, __, make) => make(),
): string => {
  for (let textBytes = mostTextBytes; ; textBytes /= 2) {
    const xml = document(run, {pathOf, textBytes, kept});
    if (Buffer.byteLength(xml) <= mostBytes || textBytes < 1) {
      return xml;
    }
  }
};

/** GitLab takes no report of 30 MB or more. */
const mostBytes = 28 * 1000 ** 2;

/** Bytes of one text, which is a page or two: the files of a case have it whole. */
const mostTextBytes = 64 * 1024;

type KeptText = (each: CaseRecord, variant: string, make: () => string) => string;

type Layout = {
  readonly pathOf: (artifact: string) => string;
  readonly textBytes: number;
  readonly kept: KeptText;
};

const document = (run: RunRecord, layout: Layout): string => {
  const reason = notRunReason(run);
  const suites = [
    ...run.suites.map((suite) => suiteElement(suite, run, reason, layout)),
    ...runSuite(run, layout),
  ];
  const sum = (key: keyof Counts): number => suites.reduce((total, {counts}) => total + counts[key], 0);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    element(
      'testsuites',
      {
        name: run.command.join(' '),
        tests: sum('tests'),
        failures: sum('failures'),
        errors: sum('errors'),
        skipped: sum('skipped'),
        time: seconds(run.durationMs),
        timestamp: timestamp(run.startedAt),
      },
      suites.map(({xml}) => xml),
    ),
  ].join('\n')}\n`;
};

type Counts = {tests: number; failures: number; errors: number; skipped: number};

type Suite = {xml: string; counts: Counts};

const suiteElement = (suite: SuiteRecord, run: RunRecord, reason: string, layout: Layout): Suite => {
  const counts = {
    tests: suite.cases.length,
    failures: count(suite.cases, ['failed']),
    errors: count(suite.cases, ['error', 'running']),
    skipped: count(suite.cases, ['skipped', 'pending', 'reproduced', 'does-not-apply', 'known-flake']),
  };
  const xml = element(
    'testsuite',
    {
      name: suite.name,
      ...counts,
      time: seconds(spanMs(suite.cases)),
      timestamp: timestamp(firstStart(suite) ?? run.startedAt),
    },
    [
      element(
        'properties',
        {},
        Object.entries(suite.properties).map(([name, value]) => element('property', {name, value}, [])),
      ),
      ...suite.cases.map((each) =>
        layout.kept(each, `${layout.textBytes} ${reason}`, () => caseElement(each, suite, reason, layout)),
      ),
    ],
  );
  return {xml, counts};
};

const count = (cases: CaseRecord[], statuses: CaseRecord['status'][]): number =>
  cases.filter(({status}) => statuses.includes(status)).length;

const firstStart = ({cases}: SuiteRecord): string | undefined =>
  cases
    .map(({startedAt}) => startedAt)
    .filter((each) => each !== undefined)
    .sort()[0];

/** From the first start to the last end: cases may run at the same time, so that their sum says nothing. */
const spanMs = (cases: CaseRecord[]): number => {
  const started = cases.flatMap(({startedAt, durationMs = 0}) =>
    startedAt === undefined ? [] : [{start: Date.parse(startedAt), end: Date.parse(startedAt) + durationMs}],
  );
  return started.length === 0
    ? 0
    : Math.max(...started.map(({end}) => end)) - Math.min(...started.map(({start}) => start));
};

const caseElement = (each: CaseRecord, suite: SuiteRecord, reason: string, layout: Layout): string =>
  element(
    'testcase',
    {
      // Readers take what follows the last dot for a class in a package, or show it all: the cases of a set stand together.
      classname: each.set === undefined ? suite.name : `${suite.name}.${each.set}`,
      name: `${each.id} ${each.name}`,
      time: seconds(each.durationMs),
      // Readers link it, and put what failed beside the line.
      ...casePlace(each),
    },
    [...outcome(each, reason, layout), ...systemOut(each, layout)],
  );

const outcome = (each: CaseRecord, reason: string, layout: Layout): string[] => {
  const {status, failure, skipReason, references = []} = each;
  switch (status) {
    case 'passed': {
      return [];
    }
    case 'failed': {
      return [failureElement('failure', layout, withFlake(each), references), ...rerunElements(each, layout)];
    }
    case 'error': {
      return [failureElement('error', layout, failure, references)];
    }
    case 'running': {
      return [failureElement('error', layout, {message: 'had not ended when this report was written'})];
    }
    case 'skipped': {
      return [element('skipped', {message: skipReason ?? 'skipped'}, [])];
    }
    case 'does-not-apply': {
      return [element('skipped', {message: `does not apply: ${skipReason ?? ''}`}, [])];
    }
    // JUnit has no word for it. As a passed case nobody would see it, as a failed one the job would be red: readers show a
    // skipped one apart from both, with its message, and take the job for good.
    case 'reproduced': {
      const {broke = '', where} = each.regression ?? {};
      const message = `reproduced: ${broke}${where === undefined ? '' : ` (${where})`}`;
      return [
        textElement('skipped', {message: firstLine(message)}, failureText(layout, failure, references)),
      ];
    }
    // As above. Not Surefire's flakyFailure, for which readers take the case for passed.
    case 'known-flake': {
      const message = `known flake: ${each.knownFlake?.tracker ?? ''}: failed, and passed when it was proved again`;
      return [textElement('skipped', {message}, failureText(layout, withFlake(each), references))];
    }
    case 'pending': {
      return [element('skipped', {message: reason}, [])];
    }
  }
};

const failureElement = (
  name: 'failure' | 'error',
  layout: Layout,
  failure: FailureRecord = noReason,
  references: readonly string[] = [],
): string =>
  textElement(
    name,
    {message: firstLine(ofGuest(failure.message)), type: name},
    failureText(layout, failure, references),
  );

/** The failure of a case with what else is told of it; in its first line, which is all that some readers show, that it is flaky. */
const withFlake = (each: CaseRecord): FailureRecord => {
  const {message, details, ...failure} = each.failure ?? noReason;
  const told = [...(details === undefined ? [] : [details]), ...describeFlake(each)].join('\n');
  return {
    ...failure,
    message: each.flaky === true ? `flaky: ${message}` : message,
    ...(told === '' ? {} : {details: told}),
  };
};

/** Surefire's words for reruns that did not pass either. A second case of the same name would be taken for the verdict. */
const rerunElements = ({reruns = []}: CaseRecord, {textBytes}: Layout): string[] =>
  reruns.flatMap(({status, failure}) => {
    const name = status === 'failed' ? 'rerunFailure' : 'rerunError';
    if (failure === undefined || (status !== 'failed' && status !== 'error')) {
      return [];
    }
    const text = ofGuest(failure.message);
    return [
      element(name, {message: firstLine(text), type: name}, [
        textElement('stackTrace', {}, limitedText(text, textBytes)),
      ]),
    ];
  });

const noReason: FailureRecord = {message: 'no reason was given'};

const failureText = (
  {textBytes}: Layout,
  {message, details, rerun, shell}: FailureRecord = noReason,
  references: readonly string[],
): string =>
  [
    ...[message, ...(details === undefined ? [] : [details])].map((text) =>
      limitedText(ofGuest(text), textBytes),
    ),
    ...references.map((reference) => `reference: ${reference}`),
    ...(rerun === undefined ? [] : [`rerun: ${rerun}`]),
    ...(shell === undefined ? [] : [`shell: ${shell}`]),
  ].join('\n\n');

/**
 * Jenkins takes each such line for a file to show, GitLab only the first, of a case that failed: what tells most is to be the first file
 * of a case. Each has a line to itself.
 */
const systemOut = (each: CaseRecord, {pathOf, textBytes}: Layout): string[] => {
  const {output} = each;
  const text = [
    ...(output === undefined ? [] : [limitedText(ofGuest(output), textBytes)]),
    ...artifactsOf(each).map((path) => `[[ATTACHMENT|${pathOf(path)}]]`),
  ].join('\n');
  return text === '' ? [] : [textElement('system-out', {}, text)];
};

/** What a guest writes must not make a CI system show a file of the host's. */
const ofGuest = (text: string): string => text.replaceAll('[[', '[ [');

const runSuite = (run: RunRecord, layout: Layout): Suite[] => {
  const message = whyRunFailed(run);
  if (message === undefined) {
    return [];
  }
  const counts = {tests: 1, failures: 0, errors: 1, skipped: 0};
  const time = seconds(run.durationMs);
  const xml = element('testsuite', {name: 'run', ...counts, time, timestamp: timestamp(run.startedAt)}, [
    element('testcase', {classname: 'run', name: 'the run as a whole', time}, [
      failureElement('error', layout, {message}),
    ]),
  ]);
  return [{xml, counts}];
};

const notRunReason = (run: RunRecord): string => {
  if (run.endedAt === undefined) {
    return 'not run: the run had not come to it when this report was written';
  }
  return `not run: ${run.error === undefined ? 'the run ended before it' : firstLine(run.error)}`;
};

const seconds = (durationMs = 0): string => (durationMs / 1000).toFixed(3);

/** Readers of JUnit expect whole seconds. */
const timestamp = (iso: string): string => iso.replace(/\.\d+/, '');

const element = (name: string, attributes: Record<string, string | number>, children: string[]): string => {
  const start = startTag(name, attributes);
  return children.length === 0 ? `<${start}/>` : `<${start}>\n${children.join('\n')}\n</${name}>`;
};

const textElement = (name: string, attributes: Record<string, string | number>, text: string): string =>
  `<${startTag(name, attributes)}>${escaped(text)}</${name}>`;

const startTag = (name: string, attributes: Record<string, string | number>): string =>
  [
    name,
    ...Object.entries(attributes).map(
      // A reader turns the newlines and tabs of an attribute into blanks unless they are written as numbers.
      ([key, value]) =>
        `${key}="${escaped(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`,
    ),
  ].join(' ');

const escaped = (text: string): string =>
  printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
