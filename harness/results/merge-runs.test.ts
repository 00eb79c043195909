import test from 'ava';
import {UsageError} from '../errors/usage-error.ts';
import {sampleAlarm} from './fixtures/sample-alarm.ts';
import {junit} from './junit.ts';
import {mergeRuns} from './merge-runs.ts';
import type {CaseRecord, RunRecord} from './run-record.ts';

const passed = (id: string): CaseRecord => ({
  id,
  name: `case ${id}`,
  status: 'passed',
  startedAt: '2026-11-24T05:00:01.000Z',
  durationMs: 1000,
  artifacts: [`suite/${id}/transcript.txt`],
});

const run = (ids: readonly string[], more: Partial<RunRecord> = {}): RunRecord => ({
  command: ['tool', 'test'],
  startedAt: '2026-11-24T05:00:00.000Z',
  host: {node: '20', cpus: '2'},
  phases: [{name: 'boot', suite: 'suite', startedAt: '2026-11-24T05:00:00.000Z', durationMs: 3000}],
  suites: [{id: 'suite', name: 'suite', properties: {systemd: '257'}, cases: ids.map(passed)}],
  endedAt: '2026-11-24T05:00:10.000Z',
  durationMs: 10_000,
  exitStatus: 0,
  ...more,
});

const merge = (...records: readonly RunRecord[]) =>
  mergeRuns(
    records.map((record, index) => ({folder: `run${index + 1}`, record})),
    ['tool', 'report'],
    69,
  );

test('shards of one suite become one suite, its cases in order and their files found', (t) => {
  const merged = merge(
    run(['10', '11'], {shard: {index: 2, total: 2}, endedAt: '2026-11-24T05:00:25.000Z'}),
    run(['1', '2'], {shard: {index: 1, total: 2}, host: {node: '20', cpus: '8'}}),
  );
  t.deepEqual(
    merged.suites.map(({id, cases}) => [id, ...cases.map((each) => each.id)]),
    [['suite', '1', '2', '10', '11']],
  );
  t.deepEqual(merged.suites[0]?.cases[2]?.artifacts, ['run1/suite/10/transcript.txt']);
  t.deepEqual(merged.host, {node: '20', cpus: '2 | 8'});
  t.is(merged.phases.length, 2);
  t.is(merged.durationMs, 25_000);
  t.is(merged.exitStatus, 0);
  t.is(merged.error, undefined);
  t.regex(junit(merged), /tests="4" failures="0" errors="0" skipped="0"/);
});

test('what the machines of the shards warned of is kept, and its files are found', (t) => {
  const warned = (id: string, who: string): RunRecord => {
    const record = run([id]);
    return {...record, suites: record.suites.map((suite) => ({...suite, alarms: [sampleAlarm({who})]}))};
  };
  const parts = [warned('1', 'a.service'), warned('2', 'b.service'), warned('3', 'a.service')];
  const alarms = [
    sampleAlarm({who: 'a.service', file: 'run1/a/journal.txt', count: 2}),
    sampleAlarm({who: 'b.service', file: 'run2/a/journal.txt'}),
  ];
  t.deepEqual(merge(...parts).suites[0]?.alarms, alarms);
  // What is merged stays as it was.
  t.deepEqual(merge(...parts).suites[0]?.alarms, alarms);
});

test('from when a console counts is known of a suite that one part has alone', (t) => {
  const consoleStartedAt = '2026-11-24T05:00:02.000Z';
  const started = (ids: readonly string[]) =>
    run(ids, {suites: run(ids).suites.map((suite) => ({...suite, consoleStartedAt}))});
  t.is(merge(started(['1'])).suites[0]?.consoleStartedAt, consoleStartedAt);
  t.is(merge(started(['1']), started(['2'])).suites[0]?.consoleStartedAt, undefined);
});

test('suites of one name that were proved on different things stay apart', (t) => {
  const other = run(['2']);
  const merged = merge(run(['1']), {
    ...other,
    suites: other.suites.map((suite) => ({...suite, properties: {systemd: '262'}})),
  });
  t.deepEqual(
    merged.suites.map(({id, properties, cases}) => [id, properties.systemd, cases.length]),
    [
      ['suite', '257', 1],
      ['suite-2', '262', 1],
    ],
  );
  t.deepEqual(
    merged.phases.map(({suite}) => suite),
    ['suite', 'suite-2'],
  );
});

test('the gravest exit status counts', (t) => {
  t.is(merge(run(['1']), run(['2'], {exitStatus: 1})).exitStatus, 1);
  t.is(merge(run(['1'], {exitStatus: 69}), run(['2'], {exitStatus: 1})).exitStatus, 69);
});

test('a clock that was set back makes no run take less than no time', (t) => {
  const merged = merge(run(['1'], {endedAt: '2026-11-23T05:00:00.000Z', durationMs: 7000}));
  t.is(merged.durationMs, 7000);
});

test('files of reruns are found, too', (t) => {
  const part = run(['1']);
  const [suite] = part.suites;
  Object.assign(suite?.cases[0] ?? {}, {
    status: 'failed',
    reruns: [{status: 'passed', artifacts: ['suite-rerun-1/1/transcript.txt']}],
  });
  t.deepEqual(merge(part).suites[0]?.cases[0]?.reruns?.[0]?.artifacts, [
    'run1/suite-rerun-1/1/transcript.txt',
  ]);
});

test('a shard that is missing is an error', (t) => {
  const merged = merge(run(['1'], {shard: {index: 1, total: 4}}), run(['2'], {shard: {index: 3, total: 4}}));
  t.is(merged.error, 'shard 2 of 4 is missing\nshard 4 of 4 is missing');
  t.is(merged.exitStatus, 69);
  t.regex(junit(merged), /errors="1"/);
});

test('a run that was killed is an error, and its case that was running too', (t) => {
  const killed = run(['1']);
  delete killed.endedAt;
  delete killed.durationMs;
  delete killed.exitStatus;
  const merged = merge(
    {
      ...killed,
      suites: killed.suites.map((suite) => ({
        ...suite,
        cases: suite.cases.map((each) => ({...each, status: 'running'})),
      })),
    },
    run(['2']),
  );
  t.is(merged.error, 'run1: the run did not come to its end');
  t.is(merged.exitStatus, 69);
  t.regex(junit(merged), /tests="3" failures="0" errors="2"/);
});

test("a run's own error is told with where it is from", (t) => {
  t.is(merge(run(['1'], {error: 'no QEMU', exitStatus: 69}), run(['2'])).error, 'run1: no QEMU');
});

test('a case that is in two runs is refused', (t) => {
  const error = t.throws(() => merge(run(['1', '2']), run(['2'])), {instanceOf: UsageError});
  t.regex(error.message, /^suite: 2 case 2: is in run1 and in run2; [^\n]+$/);
});
