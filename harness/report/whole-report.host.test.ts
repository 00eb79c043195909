import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {inflateSync} from 'node:zlib';
import test from 'ava';
import {largeRun, noise, writeLargeFiles} from './fixtures/large-run.ts';
import {manySteps} from './fixtures/many-steps.ts';
import {mixedRun, writeMixedFiles} from './fixtures/mixed-run.ts';
import {reportBlocks} from './testing/report-blocks.ts';
import {wholeReport} from './whole-report.ts';

const parent = mkdtempSync(join(tmpdir(), 'whole-report-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

const newFolder = (): string => mkdtempSync(join(parent, 'run-'));

test('a passing run of 300 steps with consoles, journals and units has no more than 3 MB', (t) => {
  const folder = newFolder();
  const run = largeRun();
  writeLargeFiles(folder);
  const bytes = Buffer.byteLength(wholeReport(run, {folder}));
  t.log(`${bytes} bytes`);
  t.true(bytes <= 3_000_000);
  t.true(bytes > 500_000, 'it has hardly anything of it');
});

test('what there is no room for is named', (t) => {
  const folder = newFolder();
  const run = manySteps({suites: 1, steps: 60, commands: 1, output: () => ''});
  for (const {id} of run.suites[0]?.cases ?? []) {
    mkdirSync(join(folder, 'suite-0', id), {recursive: true});
    writeFileSync(join(folder, 'suite-0', id, 'units.txt'), noise(60_000, id));
  }
  const blocks = [...wholeReport(run, {folder}).matchAll(/class="file">(.*)<\/script>/g)].map(
    ([, json = '']) => JSON.parse(json) as {path: string; bytes: number; data?: string},
  );
  t.is(blocks.length, 60);
  t.true(blocks.every(({bytes}) => bytes === 60_000));
  t.is(blocks[0]?.path, 'suite-0/1/units.txt');
  t.true(blocks.some(({data}) => data === undefined));
});

test('files of what failed come first', (t) => {
  const folder = newFolder();
  writeMixedFiles(folder);
  const [first = ''] = /class="file">.*/.exec(wholeReport(mixedRun(), {folder})) ?? [];
  t.regex(first, /"path":"debian-trixie-2025\/4\/units.txt"/);
});

test('a tree that cannot be made is named only', (t) => {
  const folder = newFolder();
  writeMixedFiles(folder);
  const trees = {
    'units.txt': () => {
      throw new Error('none');
    },
  };
  const [first = ''] = /class="file">.*/.exec(wholeReport(mixedRun(), {folder, trees})) ?? [];
  t.regex(first, /"role":"tree"/);
  t.notRegex(first, /"data"/);
});

test('consoles of machines that single steps have for themselves have their own times', (t) => {
  const folder = newFolder();
  const run = manySteps({suites: 1, steps: 2, commands: 0, output: () => ''});
  const starts = ['2026-11-24T05:36:00.000Z', '2026-11-24T05:37:00.000Z'];
  for (const [index, each] of (run.suites[0]?.cases ?? []).entries()) {
    each.consoleStartedAt = starts[index] ?? '';
    const machine = join(folder, 'suite-0', each.id, 'machine');
    mkdirSync(machine, {recursive: true});
    writeFileSync(join(machine, 'console.log'), 'one line');
    writeFileSync(join(machine, 'console.timing'), '0.5 8\n');
  }
  const consoles = reportBlocks(wholeReport(run, {folder}))
    .map(({value}) => value as {role?: string; data: string})
    .filter(({role}) => role === 'console');
  t.deepEqual(
    consoles.map(({data}) => {
      const {times} = JSON.parse(inflateSync(Buffer.from(data, 'base64')).toString()) as {times: number[]};
      return times;
    }),
    starts.map((start) => [Date.parse(start) + 500]),
  );
});
