import test from 'ava';
import {failedCase} from './fixtures/failed-case.ts';
import {sampleFlakes} from './fixtures/sample-flakes.ts';
import {sampleRun} from './fixtures/sample-run.ts';
import {githubAnnotations} from './github-annotations.ts';
import type {CaseRecord} from './run-record.ts';

test('what failed stands beside the line that it was called from, escaped as GitHub reads it', (t) => {
  const run = sampleRun();
  Object.assign(failedCase(run).failed, {
    file: 'steps/seed/06-a,b.ts',
    line: 3,
    failure: {message: '100 % of\nlines', line: 12},
  });
  t.deepEqual(githubAnnotations(run), [
    '::error file=steps/seed/06-a%2Cb.ts,line=12,title=debian%3Atrixie × 2025%3A 6 short::100 %25 of%0Alines',
    '::error title=debian%3Atrixie × 2025%3A 7 no guest::QEMU died',
  ]);
  t.deepEqual(githubAnnotations({...run, suites: [], error: 'no image'}), [
    '::error title=the run as a whole::no image',
  ]);
});

test('there are no more than GitHub shows, and the last one tells of the others', (t) => {
  const run = sampleRun();
  const cases = Array.from({length: 14}, (_, index): CaseRecord => ({
    id: String(index),
    name: 'x',
    status: 'failed',
    failure: {message: 'm'},
    artifacts: [],
  }));
  const lines = githubAnnotations({...run, suites: [{id: 'a', name: 'a', properties: {}, cases}]});
  t.is(lines.length, 10);
  t.is(lines[9], '::error title=more has failed::5 more are told in the summary and in junit.xml');
});

test('what is flaky is an error that says so, a known flake is a warning', (t) => {
  const lines = githubAnnotations(sampleFlakes());
  t.deepEqual(
    lines.map((line) => /^::(\w+) .*title=(.*?)::/.exec(line)?.slice(1)),
    [
      ['error', 'flaky%3A debian%3Atrixie × 2025%3A 1 flaky'],
      ['error', 'debian%3Atrixie × 2025%3A 2 broken'],
      ['error', 'debian%3Atrixie × 2025%3A 4 hidden'],
      ['error', 'flaky%3A debian%3Atrixie × 2025%3A 5 old'],
      ['error', 'debian%3Atrixie × 2025%3A 6 once'],
      ['warning', 'known flake%3A debian%3Atrixie × 2025%3A 3 known'],
    ],
  );
  t.true(lines[0]?.includes('after all%0Aflaky: it passed when it was proved again:%0A'));
});
