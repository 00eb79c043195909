import test from 'ava';
import {addAlarms} from '../add-alarms.ts';
import {failedCase} from '../fixtures/failed-case.ts';
import {sampleAlarm} from '../fixtures/sample-alarm.ts';
import {sampleFlakes} from '../fixtures/sample-flakes.ts';
import {sampleRun, sampleSets} from '../fixtures/sample-run.ts';
import {formatSummary} from './format-summary.ts';

test('a run for a person at a terminal', (t) => {
  t.is(
    formatSummary(sampleRun(), {resultsPath: 'test-results/x'}),
    `debian:trixie × 2025
module 2025 (modelled), systemd 257
  ok        5  symlinks are properly bind-mounted    1.8 s
  FAIL      6  short                                 2.0 s
           cat /x ended with exit status 1, wanted 0:
           cat: /x: No such file
           unit: test6@0.service
           rerun: tool test 6
           shell: tool shell 6
           files: test-results/x/a/6/
  ERROR     7  no guest                              0.5 s
           QEMU died
  skip      8  left out
           needs systemd 258
  not run  10  never came

1 passed, 2 failed, 2 skipped
of these 1 failed for errors of the machinery, 1 not run
time: 20.5 s (image 41.0 s, boot 3.1 s + 2.9 s)
results: test-results/x
report: test-results/x/report.html
`,
  );
});

test('sets stand together; what reproduces or does not apply says why, and is counted apart', (t) => {
  t.is(
    formatSummary(sampleSets(), {resultsPath: 'r'}),
    `debian:trixie × 2025
module 2025 (modelled), systemd 257
  old
  reproduced  3  shared    0.9 s
              instances share a root (generation 2024)
              reference: nixpkgs#464323
              reference: nixpkgs PR 289593
  FAIL        5  later     0.9 s
              it is gone
              after all
              reference: nixpkgs#464323
              reference: nixpkgs PR 289593
              rerun: tool test 3
  seed
  ok          4  first     1.1 s
  n/a         6  other
              does not apply: needs systemd 258

1 passed, 1 failed, 1 reproduced, 1 not applicable
time: 20.5 s (image 41.0 s, boot 3.1 s + 2.9 s)
results: r
report: r/report.html
`,
  );
});

test('a failed case says from which line it comes', (t) => {
  const run = sampleRun();
  const {failed} = failedCase(run);
  Object.assign(failed, {file: 'steps/seed/06-a.ts', line: 3});
  t.regex(
    formatSummary(run, {resultsPath: 'x'}),
    /test6@0\.service\n {11}at: steps\/seed\/06-a\.ts:3\n {11}rerun:/,
  );
  failed.failure = {message: 'm', line: 9};
  t.regex(formatSummary(run, {resultsPath: 'x'}), /\n {11}at: steps\/seed\/06-a\.ts:9\n/);
});

test('rounds of the same stand in one line for each step, with the rate below which it fails', (t) => {
  const {suite, failed} = failedCase(sampleRun());
  const [passed = failed, , error = failed] = suite.cases;
  const good = {...passed, id: '6', durationMs: 2000};
  const outcomes = [good, failed, good, {...failed, ...error, id: '6'}, failed, failed, failed];
  const suites = outcomes.map((each, index) => ({
    ...suite,
    id: `a-${index}`,
    name: `${suite.name} round ${index + 1}`,
    round: index + 1,
    cases: [passed, each],
  }));
  const phases = suites.map(({id}) => ({
    name: 'boot',
    suite: id,
    startedAt: '2026-11-24T05:35:22.123Z',
    durationMs: 1000,
  }));
  const many = [...phases, ...phases];
  t.is(
    formatSummary({...sampleRun(), suites, phases: many}, {resultsPath: 'x'}),
    `debian:trixie × 2025, 7 rounds (rates of failure: upper bounds at 95 %)
module 2025 (modelled), systemd 257
  ok       5  symlinks are properly bind-mounted    1.8 s  7 of 7, below 34.8 %
  FAIL     6  short                                 1.8 s  2 of 7, below 93.7 %
           round 2:
           cat /x ended with exit status 1, wanted 0:
           cat: /x: No such file
           unit: test6@0.service
           rerun: tool test 6
           shell: tool shell 6
           files: x/a/6/
           round 4:
           QEMU died
           round 5:
           cat /x ended with exit status 1, wanted 0:
           cat: /x: No such file
           unit: test6@0.service
           rerun: tool test 6
           shell: tool shell 6
           files: x/a/6/
           not good either: round 6, 7

9 passed, 5 failed
of these 1 failed for errors of the machinery
time: 20.5 s (boot 14.0 s in 14)
results: x
report: x/report.html
`,
  );
});

test('the error of the run itself is shown before the totals', (t) => {
  const summary = formatSummary({...sampleRun(), error: 'no image'}, {resultsPath: 'x'});
  t.regex(summary, /\n\nERROR\n {11}no image\n\n1 passed, 2 failed, 2 skipped\n/);
});

test('colour comes only when asked for, and none of the guest comes through', (t) => {
  const run = sampleRun();
  const failing = run.suites[0]?.cases[1];
  if (failing !== undefined) {
    failing.failure = {message: '\u001B[2J\u001B[31mred\u0007'};
    failing.name = 'two\nlines';
  }
  const plain = formatSummary(run, {resultsPath: 'x'});
  t.false(plain.includes('\u001B'));
  t.regex(plain, /^ {11}red␇$/m);
  t.regex(plain, /FAIL {6}6 {2}two lines /);
  const coloured = formatSummary(run, {resultsPath: 'x', colour: true});
  t.true(coloured.includes('\u001B[31mFAIL'));
  t.false(coloured.includes('\u001B[2J'));
});

test('a run that has not ended says so', (t) => {
  const {command, startedAt, host, phases, suites} = sampleRun();
  t.regex(
    formatSummary({command, startedAt, host, phases, suites}, {resultsPath: 'x'}),
    /\ntime: not ended /,
  );
});

test('what a machine warns of stands below its steps; what fails the run is told as its error', (t) => {
  const run = sampleRun();
  const [suite] = run.suites;
  t.truthy(suite);
  addAlarms(suite ?? {}, [
    sampleAlarm({count: 2}),
    sampleAlarm({name: 'kernel oops', verdict: 'fails', text: 'BUG'}),
  ]);
  const summary = formatSummary(run, {resultsPath: 'r'});
  t.regex(
    summary,
    /^ {2}not run {2}10 {2}never came\n {2}WARN {5}failed unit: a\.service: Failed with result 'signal'\. \(r\/a\/journal\.txt:7, and 1 more\)\n\n/m,
  );
  t.notRegex(summary, /BUG/);
});

test('what failed and passed when it was proved again is told as flaky, and fails all the same', (t) => {
  const run = sampleFlakes();
  for (const suite of run.suites) {
    suite.cases = suite.cases.filter(({id}) => id === '1' || id === '3' || id === '4');
  }
  t.is(
    formatSummary({...run, phases: []}, {resultsPath: 'r'}),
    `debian:trixie × 2025
  FLAKY        1  flaky     2.0 s
               flaky is gone
               after all
               flaky: it passed when it was proved again:
                 rerun 1: failed after 1.5 s: it is gone again
                 rerun 2: passed after 1.2 s
               files: r/a/1/
               files: r/a-rerun-1/2/
  known flake  3  known     2.0 s
               known is gone
               after all
               flaky: it passed when it was proved again:
                 rerun 1: passed after 1.2 s
               known flake until 2026-12-31: owner/repository#12
               files: r/a/3/
  FAIL         4  hidden    2.0 s
               hidden is gone
               after all
               it was proved again:
                 rerun 1: failed after 1.5 s: it is gone again
               known flake until 2026-12-31: owner/repository#12; it did not pass when it was proved again, so that it counts as failed
               files: r/a/4/
               files: r/a-rerun-1/2/

0 passed, 2 failed, 1 known flake
of these 1 flaky
time: 20.5 s
results: r
report: r/report.html
`,
  );
});
