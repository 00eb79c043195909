import {extname} from 'node:path';
import {artifactsOf} from './artifacts-of.ts';
import {casePlace} from './case-place.ts';
import {describeFlake} from './describe-flake.ts';
import {firstLine} from './first-line.ts';
import {printable} from './printable.ts';
import type {AttemptRecord, CaseRecord, CaseStatus, RunRecord, SuiteRecord} from './run-record.ts';
import {whyRunFailed} from './why-run-failed.ts';

/** Version of the format of the Common Test Report Format, https://ctrf.io. */
const specVersion = '0.0.0';

/** A status of ours in words of CTRF's; ours stands in `rawStatus`. A case that was cut off never passes for a good one. */
const statuses: Readonly<Record<CaseStatus, 'passed' | 'failed' | 'skipped' | 'pending' | 'other'>> = {
  passed: 'passed',
  failed: 'failed',
  error: 'failed',
  running: 'failed',
  skipped: 'skipped',
  'does-not-apply': 'skipped',
  pending: 'pending',
  reproduced: 'other',
  'known-flake': 'other',
};

/**
 * The run as a report in CTRF, valid at any moment of the run. A run that was killed, or failed for a reason of its own, has
 * one more test that failed, as in JUnit.
 *
 * @param pathOf where readers find a file of the results folder
 * @param kept what is said of a case, which may be that of an earlier call when neither the case nor its suite has changed since
 */
export const ctrf = (
  run: RunRecord,
  pathOf: (artifact: string) => string,
  kept: (each: CaseRecord, make: () => object) => object = (_, make) => make(),
): object => {
  const cases = run.suites.flatMap((suite) => suite.cases);
  const ofRun = runTest(run);
  const tests = [
    ...run.suites.flatMap((suite) =>
      suite.cases.map((each) => kept(each, () => testOf(suite, each, pathOf))),
    ),
    ...ofRun,
  ];
  const told = [...cases.map((each) => statuses[each.status]), ...ofRun.map(({status}) => status)];
  const count = (status: string) => told.filter((each) => each === status).length;
  const start = Date.parse(run.startedAt);
  return {
    reportFormat: 'CTRF',
    specVersion,
    timestamp: run.endedAt ?? run.startedAt,
    generatedBy: 'confinement-harness',
    results: {
      tool: {name: 'confinement-harness'},
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: count('pending'),
        other: count('other'),
        flaky: cases.filter(({flaky}) => flaky === true).length,
        suites: run.suites.length,
        start,
        stop: start + (run.durationMs ?? 0),
        duration: run.durationMs ?? 0,
      },
      tests,
      environment: {
        osPlatform: 'linux',
        ...(run.shard === undefined ? {} : {shardId: `${run.shard.index}/${run.shard.total}`}),
        extra: run.host,
      },
    },
  };
};

const testOf = (suite: SuiteRecord, each: CaseRecord, pathOf: (artifact: string) => string) => {
  const {failure, skipReason, startedAt, durationMs = 0, references, regression, subtests} = each;
  const {reruns = [], knownFlake} = each;
  const {file, line} = casePlace(each);
  const message = failure === undefined ? skipReason : firstLine(failure.message);
  const trace = [...(failure === undefined ? [] : [failure.message]), ...describeFlake(each)].join('\n');
  return {
    name: `${each.id} ${printable(each.name)}`,
    status: statuses[each.status],
    rawStatus: each.status,
    duration: durationMs,
    ...(startedAt === undefined
      ? {}
      : {start: Date.parse(startedAt), stop: Date.parse(startedAt) + durationMs}),
    suite: [suite.name, ...(each.set === undefined ? [] : [each.set])],
    ...(message === undefined ? {} : {message: printable(message)}),
    ...(trace === '' ? {} : {trace: printable(trace)}),
    ...(file === undefined ? {} : {filePath: file}),
    ...(line === undefined ? {} : {line}),
    parameters: suite.properties,
    ...(subtests === undefined
      ? {}
      : {
          steps: subtests.map(({name, error}) => ({
            name: printable(name),
            status: error === undefined ? 'passed' : 'failed',
          })),
        }),
    ...(reruns.length === 0
      ? {}
      : {
          // Whoever reads it takes a flaky test for one that has passed; ours stays failed.
          flaky: each.flaky === true,
          retries: reruns.length,
          // The last attempt is the test itself.
          retryAttempts: [each, ...reruns.slice(0, -1)].map(attemptOf),
        }),
    attachments: artifactsOf(each).map((path) => ({
      name: path,
      contentType: contentTypes[extname(path)] ?? 'text/plain',
      path: pathOf(path),
    })),
    extra: {
      ...(references === undefined ? {} : {references}),
      ...(regression === undefined ? {} : {regression}),
      ...(knownFlake === undefined ? {} : {knownFlake}),
      ...(failure?.rerun === undefined ? {} : {rerun: failure.rerun}),
      ...(failure?.shell === undefined ? {} : {shell: failure.shell}),
    },
  };
};

const attemptOf = ({status, startedAt, durationMs, failure}: AttemptRecord, index: number) => ({
  attempt: index + 1,
  // What the case has become since says nothing of its first proof.
  status: index === 0 ? ('failed' as const) : statuses[status],
  ...(durationMs === undefined ? {} : {duration: durationMs}),
  ...(startedAt === undefined ? {} : {start: Date.parse(startedAt)}),
  ...(failure === undefined
    ? {}
    : {message: printable(firstLine(failure.message)), trace: printable(failure.message)}),
});

const contentTypes: Readonly<Record<string, string>> = {'.json': 'application/json', '.png': 'image/png'};

const runTest = (run: RunRecord) => {
  const message = whyRunFailed(run);
  return message === undefined
    ? []
    : [
        {
          name: 'the run as a whole',
          status: 'failed' as const,
          rawStatus: 'error',
          duration: run.durationMs ?? 0,
          suite: ['run'],
          message: printable(firstLine(message)),
          trace: printable(message),
        },
      ];
};
