import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import test from 'ava';
import {manySteps} from './fixtures/many-steps.ts';
import {mixedRun, writeMixedFiles} from './fixtures/mixed-run.ts';
import {wholeReport} from './whole-report.ts';

const parent = mkdtempSync(join(tmpdir(), 'whole-report-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

const newFolder = (): string => mkdtempSync(join(parent, 'run-'));

/** Text that hardly shrinks, as lists of hashes and times are. */
const noise = (bytes: number, seed: string): string => {
  let text = '';
  while (text.length < bytes) {
    text += `${createHash('sha256').update(`${seed}${text.length}`).digest('hex')}\n`;
  }
  return text.slice(0, bytes);
};

test('a passing run of 300 steps with consoles, journals and units has no more than 3 MB', (t) => {
  const folder = newFolder();
  const run = manySteps({suites: 5, steps: 60, commands: 4, output: (number) => noise(500, String(number))});
  for (const {id, cases} of run.suites) {
    for (const [path, bytes] of [
      ['console.log', 200_000],
      ['journal.txt', 400_000],
      ...cases.map(({id: number}) => [`${number}/units.txt`, 6000] as const),
    ] as const) {
      mkdirSync(dirname(join(folder, id, path)), {recursive: true});
      writeFileSync(join(folder, id, path), noise(bytes, `${id}${path}`));
    }
  }
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
