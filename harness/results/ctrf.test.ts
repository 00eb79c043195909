import {validateStrict, type CTRFReport} from 'ctrf';
import test from 'ava';
import {ctrf} from './ctrf.ts';
import {sampleFlakes} from './fixtures/sample-flakes.ts';
import {sampleRun, sampleSets} from './fixtures/sample-run.ts';
import type {RunRecord} from './run-record.ts';

const reportOf = (run: RunRecord): CTRFReport => {
  // As it is written and read.
  const report: unknown = JSON.parse(JSON.stringify(ctrf(run, (path) => `r/${path}`)));
  validateStrict(report);
  return report;
};

test('CTRF’s own package takes a report with a case of every outcome', (t) => {
  const {results} = reportOf(sampleRun());
  t.deepEqual(
    results.tests.map(({name, status, rawStatus}) => [name, status, rawStatus]),
    [
      ['5 symlinks are properly bind-mounted', 'passed', 'passed'],
      ['6 short', 'failed', 'failed'],
      ['7 no guest', 'failed', 'error'],
      ['8 left out', 'skipped', 'skipped'],
      ['10 never came', 'pending', 'pending'],
    ],
  );
  const {summary} = results;
  t.deepEqual(
    [summary.tests, summary.passed, summary.failed, summary.skipped, summary.pending],
    [5, 1, 2, 1, 1],
  );
  t.is(summary.stop - summary.start, 20_500);
  const failed = results.tests[1];
  t.is(failed?.message, 'cat /x ended with exit status 1, wanted 0:');
  t.deepEqual(failed?.suite, ['debian:trixie × 2025']);
  t.deepEqual(failed?.attachments, [
    {name: 'a/6/journal.txt', contentType: 'text/plain', path: 'r/a/6/journal.txt'},
  ]);
});

test('a known regression that reproduces is neither passed nor failed; sets and places are told', (t) => {
  const run = sampleSets();
  for (const each of run.suites.flatMap(({cases}) => cases)) {
    Object.assign(each, {file: 'steps/old/03-shared.ts', line: 3});
  }
  const {results} = reportOf(run);
  t.is(results.summary.other, 1);
  const shared = results.tests.find(({rawStatus}) => rawStatus === 'reproduced');
  t.deepEqual(shared?.suite, ['debian:trixie × 2025', 'old']);
  t.deepEqual([shared?.filePath, shared?.line], ['steps/old/03-shared.ts', 3]);
});

test('a run that was cut off, or failed by itself, never passes', (t) => {
  const {command, startedAt, host, phases} = sampleRun();
  t.like(reportOf({command, startedAt, host, phases, suites: []}).results.tests[0], {
    status: 'failed',
    name: 'the run as a whole',
  });
  t.like(reportOf({...sampleRun(), suites: [], error: 'no\nimage'}).results.tests[0], {
    status: 'failed',
    message: 'no',
    trace: 'no\nimage',
  });
});

test('a flaky case stays failed, with all of its attempts but the last', (t) => {
  const {results} = reportOf(sampleFlakes());
  t.deepEqual(
    results.tests.map(({status, rawStatus, flaky, retries}) => [status, rawStatus, flaky, retries]),
    [
      ['failed', 'failed', true, 2],
      ['failed', 'failed', false, 2],
      ['other', 'known-flake', true, 1],
      ['failed', 'failed', false, 1],
      ['failed', 'failed', true, 1],
      ['failed', 'failed', undefined, undefined],
    ],
  );
  t.is(results.summary.flaky, 3);
  t.deepEqual(
    results.tests[0]?.retryAttempts?.map(({attempt, status, duration}) => [attempt, status, duration]),
    [
      [1, 'failed', 2000],
      [2, 'failed', 1500],
    ],
  );
  t.like(results.tests[2]?.extra, {knownFlake: {tracker: 'owner/repository#12'}});
});
