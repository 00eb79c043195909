import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import type {CaseRecorder} from './case-recorder.ts';
import {sampleFlakes} from './fixtures/sample-flakes.ts';
import {sampleRun} from './fixtures/sample-run.ts';
import {Recorder} from './recorder.ts';
import {RunFiles} from './run-files.ts';
import type {SuiteRecorder} from './suite-recorder.ts';

const parent = mkdtempSync(join(tmpdir(), 'run-files-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

const newFolder = (): string => mkdtempSync(join(parent, 'run-'));

const filesOf = (folder: string): string[] =>
  ['results.json', 'junit.xml', 'ctrf.json'].map((name) => readFileSync(join(folder, name), 'utf8'));

const command = {
  command: 'true',
  where: 'inside test1@.service',
  startedAt: '2026-11-24T05:35:22.000Z',
  durationMs: 1,
  exitStatus: 0,
  timedOut: false,
  output: '"\n</testcase>',
};

const subtest = {name: 'a part', within: [], startedAt: command.startedAt, durationMs: 1};

/** All that can be recorded of a case, the rerun of one included. */
const ofCase = [
  (each: CaseRecorder) => each.start(),
  (each: CaseRecorder) => each.consoleStarted(new Date(0)),
  (each: CaseRecorder) => each.pass(),
  (each: CaseRecorder) => each.fail({message: 'no'}),
  (each: CaseRecorder) => each.error({message: 'broken'}),
  (each: CaseRecorder) => each.skip('for a reason'),
  (each: CaseRecorder) => each.reproduce({message: 'no'}, 'systemd 249'),
  (each: CaseRecorder) => each.doesNotApply('nothing to prove'),
  (each: CaseRecorder) => each.addArtifact('s/1/journal.txt'),
  (each: CaseRecorder) => each.addCommand(command),
  (each: CaseRecorder) => each.addSubtest(subtest),
  (each: CaseRecorder) => each.setOutput('said'),
  (each: CaseRecorder) => each.knownFlake({tracker: 'https://example.org/1', expires: '2027-01-01'}),
] as const;

/** All that can be recorded of a suite. */
const ofSuite = [
  (suite: SuiteRecorder) => suite.addProperties({systemd: '257'}),
  (suite: SuiteRecorder) => suite.consoleStarted(new Date(0)),
] as const;

test('however a run went, what was kept of its cases is what they are', (t) => {
  const folder = newFolder();
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          what: fc.nat({max: ofCase.length + ofSuite.length}),
          of: fc.nat({max: 2}),
          again: fc.boolean(),
        }),
        {maxLength: 40},
      ),
      (changes) => {
        // By it a write takes no time, and each change is written at once.
        const clock = {now: () => new Date(0), elapsedMs: () => 0};
        const recorder = new Recorder(folder, {command: ['tool'], clock});
        const suite = recorder.addSuite({id: 's', name: 'suite'});
        const cases = ['1', '2', '3'].map((id) => {
          const first = suite.addCase({id, name: id});
          return {first, last: first};
        });
        for (const {what, of, again} of changes) {
          const {first, last} = cases[of] ?? {};
          const did = ofCase[what];
          if (did !== undefined && first !== undefined && last !== undefined) {
            did(again ? last : first);
          } else if (what < ofCase.length + ofSuite.length) {
            ofSuite[what - ofCase.length]?.(suite);
          } else if (first !== undefined) {
            cases[of] = {first, last: first.rerun()};
          }
          // Of a command it is not written by itself.
          recorder.addHostFacts({});
          const kept = filesOf(folder);
          new RunFiles(folder).write(recorder.record);
          t.deepEqual(kept, filesOf(folder));
        }
        recorder.end({exitStatus: 0});
      },
    ),
    {numRuns: 60},
  );
});

test('a command of a rerun is written with the next change', (t) => {
  const folder = newFolder();
  const recorder = new Recorder(folder, {
    command: ['tool'],
    clock: {now: () => new Date(0), elapsedMs: () => 0},
  });
  const first = recorder.addSuite({id: 's', name: 'suite'}).addCase({id: '1', name: 'one'});
  first.start();
  first.fail({message: 'no'});
  const rerun = first.rerun();
  rerun.start();
  rerun.addCommand(command);
  recorder.addHostFacts({});
  t.regex(filesOf(folder)[0] ?? '', /"command": "true"/);
});

for (const [of, run] of Object.entries({
  'passes and failures': sampleRun(),
  flakes: sampleFlakes(),
  nothing: {...sampleRun(), suites: []},
})) {
  test(`a run of ${of} stands in results.json as JSON of one piece does`, (t) => {
    const folder = newFolder();
    new RunFiles(folder).write(run);
    t.is(filesOf(folder)[0], `${JSON.stringify(run, undefined, 2)}\n`);
  });
}
