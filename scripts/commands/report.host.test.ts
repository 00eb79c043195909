import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {assertRefused} from '../testing/assert-refused.ts';
import {sampleRun} from '../../harness/results/fixtures/sample-run.ts';
import type {RunRecord} from '../../harness/results/run-record.ts';
import {RunFiles} from '../../harness/results/run-files.ts';

const command = fileURLToPath(new URL('../confinement.js', import.meta.url));
const parent = mkdtempSync(join(tmpdir(), 'report-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

const report = async (cwd: string, ...args: string[]) =>
  execa(process.execPath, [command, 'report', ...args], {cwd, reject: false, cleanup: true});

/** Two shards as a CI system gives them back: wrapped in folders, one with the link `latest` beside it. */
const shards = (name: string): string => {
  const folder = join(parent, name);
  const sample = sampleRun();
  for (const index of [1, 2]) {
    const run = join(folder, `shard-${index}`, 'test-results', `20261124T05352${index}Z-abcd`);
    mkdirSync(run, {recursive: true});
    new RunFiles(run).write({
      ...sample,
      shard: {index, total: 2},
      suites: sample.suites.map((suite) => ({
        ...suite,
        cases: suite.cases.filter(
          ({id}) => (index === 1 ? id <= '6' : id > '6') && id !== '7' && id !== '10',
        ),
      })),
    });
  }
  symlinkSync('20261124T053521Z-abcd', join(folder, 'shard-1', 'test-results', 'latest'));
  return folder;
};

test('shards are found wherever they lie and become one report', async (t) => {
  const folder = shards('found');
  const {exitCode, stdout} = await report(folder, '.', '--output', 'merged');
  t.is(exitCode, 1);
  t.regex(stdout, /^1 passed, 1 failed, 1 skipped$/m);
  t.regex(stdout, /^results: merged$/m);
  const merged = JSON.parse(readFileSync(join(folder, 'merged', 'results.json'), 'utf8')) as RunRecord;
  t.deepEqual(
    merged.suites.map(({cases}) => cases.map(({id}) => id)),
    [['5', '6', '8']],
  );
  t.deepEqual(merged.suites[0]?.cases[1]?.artifacts, [
    '../shard-1/test-results/20261124T053521Z-abcd/a/6/journal.txt',
  ]);
  t.regex(readFileSync(join(folder, 'merged', 'junit.xml'), 'utf8'), /tests="3" failures="1" errors="0"/);
  t.regex(readFileSync(join(folder, 'merged', 'report.html'), 'utf8'), /class="packed"/);
});

test('a shard that did not report fails the report', async (t) => {
  const folder = shards('missing');
  const {exitCode, stdout} = await report(folder, 'shard-2', '--output', 'merged');
  t.is(exitCode, 69);
  t.regex(stdout, /shard 1 of 2 is missing/);
});

test('what cannot be merged is refused in one line, and nothing is written', async (t) => {
  const folder = shards('refused');
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'broken', 'results.json'), '{"command": []}');
  mkdirSync(join(folder, 'twice'));
  new RunFiles(join(folder, 'twice')).write(sampleRun());
  for (const [args, message] of [
    [['nowhere'], /nowhere: has no results of a run/],
    [['broken'], /broken\/results\.json: is not the results of a run: startedAt/],
    [['shard-1', 'twice'], /is in .* and in /],
  ] as const) {
    assertRefused(t, await report(folder, ...args, '--output', 'merged'), message);
    t.false(existsSync(join(folder, 'merged')));
  }
  const {exitCode, stderr} = await report(folder, 'twice', '--output', 'twice');
  t.is(exitCode, 2);
  t.regex(stderr, /--output .*twice: holds some of the results to merge/);
});
