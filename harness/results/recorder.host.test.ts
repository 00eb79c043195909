import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {readRun} from './read-run.ts';
import {readXml} from './fixtures/read-xml.ts';
import {Recorder} from './recorder.ts';
import type {RunRecord} from './run-record.ts';

const parent = mkdtempSync(join(tmpdir(), 'recorder-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

const newFolder = () => mkdtempSync(join(parent, 'run-'));
const written = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as RunRecord;

/** A clock that moves when told to: by it a write takes no time, and each change is written at once. */
const fakeClock = () => {
  let milliseconds = 0;
  return {
    advance: (by: number) => (milliseconds += by),
    now: () => new Date(Date.UTC(2026, 10, 24, 5, 35, 22) + milliseconds),
    elapsedMs: () => milliseconds,
  };
};

test('the files follow every event', async (t) => {
  const folder = newFolder();
  const clock = fakeClock();
  const recorder = new Recorder(folder, {command: ['tool', 'test'], clock});
  t.is(written(folder).startedAt, '2026-11-24T05:35:22.000Z');
  recorder.addHostFacts({node: '20'});
  recorder.addHostFacts({cpus: '2'});
  t.deepEqual(written(folder).host, {node: '20', cpus: '2'});

  const suite = recorder.addSuite({id: 's', name: 'suite'});
  suite.addProperties({systemd: '257'});
  suite.consoleStarted(clock.now());
  t.is(written(folder).suites[0]?.consoleStartedAt, '2026-11-24T05:35:22.000Z');
  const first = suite.addCase({id: '1', name: 'one'});
  t.is(written(folder).suites[0]?.cases[0]?.status, 'pending');
  clock.advance(1000);
  first.start();
  t.is(written(folder).suites[0]?.cases[0]?.status, 'running');
  t.is(written(folder).suites[0]?.cases[0]?.startedAt, '2026-11-24T05:35:23.000Z');
  clock.advance(250);
  first.fail({message: 'no'});
  first.addArtifact('s/1/journal.txt');
  first.setOutput('said');
  t.deepEqual(written(folder).suites[0]?.cases[0], {
    id: '1',
    name: 'one',
    status: 'failed',
    startedAt: '2026-11-24T05:35:23.000Z',
    durationMs: 250,
    failure: {message: 'no'},
    artifacts: ['s/1/journal.txt'],
    output: 'said',
  });
  t.is(readXml(readFileSync(join(folder, 'junit.xml'), 'utf8')).attributes.failures, '1');

  await recorder.phase(
    'boot',
    async () => {
      t.is(written(folder).phases[0]?.durationMs, undefined);
      clock.advance(3000);
      return Promise.resolve();
    },
    {suite: 's', case: '1'},
  );
  t.deepEqual(written(folder).phases, [
    {name: 'boot', suite: 's', case: '1', startedAt: '2026-11-24T05:35:23.250Z', durationMs: 3000},
  ]);
  recorder.end({exitStatus: 1});
  t.is(written(folder).durationMs, 4250);
  t.is(written(folder).exitStatus, 1);
  t.is(written(folder).endedAt, '2026-11-24T05:35:26.250Z');
  t.deepEqual(written(folder), recorder.record);
  t.deepEqual(readdirSync(folder).sort(), ['ctrf.json', 'junit.xml', 'results.json']);
});

test('what is known of a case comes first, and where a regression reproduces with its verdict', (t) => {
  const folder = newFolder();
  const suite = new Recorder(folder, {command: [], clock: fakeClock()}).addSuite({id: 's', name: 's'});
  const known = {set: 'old', references: ['nixpkgs#1'], regression: {broke: 'it', since: '2024'}};
  const add = (id: string) => suite.addCase({id, name: id, ...known});
  const pending = {name: '1', ...known, artifacts: []};
  add('1').reproduce({message: 'no'}, 'in 2024');
  t.deepEqual(written(folder).suites[0]?.cases[0], {
    ...pending,
    id: '1',
    status: 'reproduced',
    failure: {message: 'no'},
    regression: {...known.regression, where: 'in 2024'},
  });
  add('2').reproduce({message: 'no'});
  add('3').doesNotApply('no such thing');
  t.deepEqual(readRun(folder).suites[0]?.cases.slice(1), [
    {...pending, id: '2', name: '2', status: 'reproduced', failure: {message: 'no'}},
    {...pending, id: '3', name: '3', status: 'does-not-apply', skipReason: 'no such thing'},
  ]);
});

test('commands are written with the next event, not each by itself', (t) => {
  const folder = newFolder();
  const each = new Recorder(folder, {command: [], clock: fakeClock()})
    .addSuite({id: 's', name: 's'})
    .addCase({id: '1', name: '1'});
  each.start();
  const command = {command: 'ls', where: 'vm', startedAt: '2026-11-24T05:35:22.000Z', durationMs: 1};
  each.addCommand({...command, exitStatus: 0, timedOut: false, output: 'a\n'});
  each.addCommand({...command, timedOut: true, output: '', expected: 'exit status 0', holds: false});
  t.is(written(folder).suites[0]?.cases[0]?.commands, undefined);
  each.fail({message: 'no', name: 'CheckError', command: 1, expected: 'exit status 0'});
  const record = readRun(folder).suites[0]?.cases[0];
  t.deepEqual(
    record?.commands?.map(({holds}) => holds),
    [undefined, false],
  );
  t.deepEqual(record?.failure, {message: 'no', name: 'CheckError', command: 1, expected: 'exit status 0'});
});

test('the first verdict stays', (t) => {
  const recorder = new Recorder(newFolder(), {command: []});
  const each = recorder.addSuite({id: 's', name: 's'}).addCase({id: '1', name: 'one'});
  each.start();
  each.error({message: 'interrupted'});
  each.pass();
  each.start();
  t.is(each.record.status, 'error');
});

test('a case may be skipped, or meet an error, without having started', (t) => {
  const suite = new Recorder(newFolder(), {command: []}).addSuite({id: 's', name: 's'});
  const skipped = suite.addCase({id: '1', name: 'one'});
  skipped.skip('needs more');
  t.deepEqual(skipped.record, {
    id: '1',
    name: 'one',
    status: 'skipped',
    artifacts: [],
    skipReason: 'needs more',
  });
});

test('a phase that fails is recorded with its duration, and fails', async (t) => {
  const clock = fakeClock();
  const recorder = new Recorder(newFolder(), {command: [], clock});
  const failure = new Error('no boot');
  const thrown = await t.throwsAsync(
    recorder.phase('boot', async () => {
      clock.advance(5);
      return Promise.reject(failure);
    }),
  );
  t.is(thrown, failure);
  t.is(recorder.record.phases[0]?.durationMs, 5);
});

test('an id that is taken is refused', (t) => {
  const recorder = new Recorder(newFolder(), {command: []});
  const suite = recorder.addSuite({id: 's', name: 's'});
  suite.addCase({id: '1', name: 'one'});
  t.throws(() => recorder.addSuite({id: 's', name: 'other'}), {message: 'the run has a suite s already'});
  t.throws(() => suite.addCase({id: '1', name: 'other'}), {message: 'the suite s has a case 1 already'});
});

/** A process that records in a new folder, as a fixture has it. */
const recording = (fixture: string) => {
  const folder = newFolder();
  const program = join(import.meta.dirname, 'fixtures', fixture);
  const child = execa(
    ...withParentDeathSignal('node', ['--import=./scripts/typescript.js', program, folder]),
    {reject: false},
  );
  const until = async (what: string, holds: (record: RunRecord) => boolean) =>
    waitUntil(
      async () => {
        if (!existsSync(join(folder, 'results.json')) || !holds(written(folder))) {
          throw new NotYet('the results do not say so');
        }
        return Promise.resolve();
      },
      {what, timeoutMs: 60_000, intervalMs: 5},
    );
  return {folder, child, until};
};

const statuses = ({suites}: RunRecord) => suites.flatMap(({cases}) => cases.map(({status}) => status));

test('a run killed with SIGKILL leaves what was known, valid, and not to be taken for success', async (t) => {
  const {folder, child, until} = recording('record-for-ever.ts');
  const known = ['passed', 'running', 'pending'];
  const counts = () => {
    const {tests, errors, skipped, failures} = readXml(
      readFileSync(join(folder, 'junit.xml'), 'utf8'),
    ).attributes;
    return {tests, errors, skipped, failures};
  };
  const counted = {tests: '4', errors: '2', skipped: '1', failures: '0'};
  // The files are written one after the other, and junit.xml has as many errors a moment before.
  await until(
    'all that happens to be written',
    (record) => isDeepStrictEqual(statuses(record), known) && isDeepStrictEqual(counts(), counted),
  );
  child.kill('SIGKILL');
  await child;
  t.deepEqual(statuses(written(folder)), known);
  t.is(written(folder).endedAt, undefined);
  t.deepEqual(counts(), counted);
});

for (const failures of [1, 20, 150]) {
  test(`a kill with SIGKILL in the middle of a storm leaves whole files, after ${failures} failures`, async (t) => {
    const {folder, child, until} = recording('record-a-storm.ts');
    const failed = (record: RunRecord) => statuses(record).filter((status) => status === 'failed').length;
    await until('the failures to be written', (record) => failed(record) >= failures);
    child.kill('SIGKILL');
    await child;
    const record = readRun(folder);
    t.true(failed(record) >= failures);
    t.is(record.endedAt, undefined);
    // The files are written one after the other: the kill may have come between.
    const {attributes} = readXml(readFileSync(join(folder, 'junit.xml'), 'utf8'));
    t.true(Number(attributes.failures) <= failed(record));
    const {results} = JSON.parse(readFileSync(join(folder, 'ctrf.json'), 'utf8')) as {
      results: {summary: {failed: number}};
    };
    t.true(results.summary.failed <= failed(record));
  });
}

test('a process that ends without a word has written all that was known', async (t) => {
  const {folder, child} = recording('record-and-exit.ts');
  t.is((await child).exitCode, 3);
  t.deepEqual(
    statuses(readRun(folder)),
    Array.from({length: 1000}, () => 'passed'),
  );
});
