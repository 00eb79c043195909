import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {UsageError} from '../errors/usage-error.ts';
import {sampleRun} from './fixtures/sample-run.ts';
import {readRun} from './read-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-run-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const read = (content: unknown) => {
  writeFileSync(join(folder, 'results.json'), JSON.stringify(content));
  return readRun(folder);
};

/** The sample with its second case changed. */
const withCase = (fields: object) => {
  const run = sampleRun();
  Object.assign(run.suites[0]?.cases[1] ?? {}, fields);
  return run;
};

const command = {
  command: 'false',
  where: 'vm',
  startedAt: '2026-11-24T05:35:22.000Z',
  durationMs: 1,
  exitStatus: 1,
  timedOut: false,
  output: '',
  expected: 'exit status 0',
  holds: false,
};

test.serial('a run of before, whose cases tell no commands, is read', (t) => {
  const run = sampleRun();
  t.false(JSON.stringify(run).includes('"commands"'));
  t.deepEqual(read(run), run);
});

test.serial('a run with commands is read as it was written', (t) => {
  const run = withCase({commands: [command], failure: {message: 'no', name: 'CheckError', command: 0}});
  t.deepEqual(read(run), run);
});

test.serial('what a later version adds is left in place', (t) => {
  const run = {...sampleRun(), later: 1};
  t.deepEqual(read(run), run);
});

test.serial('what is no run is refused in one line that says where', (t) => {
  for (const [content, message] of [
    [{command: []}, /is not the results of a run: startedAt: [^\n]+$/],
    [
      withCase({commands: [{...command, exitStatus: '1'}]}),
      /: suites\.0\.cases\.1\.commands\.0\.exitStatus: [^\n]+$/,
    ],
    [withCase({failure: {message: 'no', command: -1}}), /: suites\.0\.cases\.1\.failure\.command: [^\n]+$/],
  ] as const) {
    const error = t.throws(() => read(content), {instanceOf: UsageError});
    t.regex(error.message, message);
  }
});
