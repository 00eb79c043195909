import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {addSitting} from './add-sitting.ts';
import {sampleSitting} from './fixtures/sample-sitting.ts';
import {readHistory} from './read-history.ts';

const folder = mkdtempSync(join(tmpdir(), 'history-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test('the newest hundred sittings stay, a line each', async (t) => {
  const file = join(folder, 'many.jsonl');
  t.deepEqual(readHistory(file), []);
  const before = Array.from({length: 102}, (_, index) => sampleSitting(24, {boot: index + 1}));
  writeFileSync(file, before.map((sitting) => `${JSON.stringify(sitting)}\n`).join(''));
  await addSitting(file, sampleSitting(25, {boot: 103}));
  t.is(readFileSync(file, 'utf8').trimEnd().split('\n').length, 100);
  const medians = readHistory(file).map(({rows}) => rows[0]?.median);
  t.deepEqual([medians[0], medians.at(-1)], [4, 103]);
});

test('a sitting in which nothing was measured is no line, and a line that is no sitting is left out', async (t) => {
  const file = join(folder, 'few.jsonl');
  await addSitting(file, sampleSitting(24, {boot: 1}));
  appendFileSync(file, '{"startedAt": "yesterday"}\nnot JSON\n');
  await addSitting(file, sampleSitting(25, {}));
  await addSitting(file, sampleSitting(26, {boot: 2}));
  t.deepEqual(
    readHistory(file).map(({startedAt}) => startedAt.slice(0, 10)),
    ['2026-11-24', '2026-11-26'],
  );
});
