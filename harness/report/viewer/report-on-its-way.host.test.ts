import {once} from 'node:events';
import {appendFileSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../process/with-parent-death-signal.ts';
import {Recorder} from '../../results/recorder.ts';
import {reportFile} from '../../results/results-layout.ts';
import {mixedRun} from '../fixtures/mixed-run.ts';
import {firstPage} from '../first-page.ts';
import {ReportWriter} from '../report-writer.ts';
import {reportPages} from './testing/report-pages.ts';

const {open, newFolder, mixed} = reportPages(test);

/** A run on its way: what a kill -9 at this moment leaves. */
const begun = (andThen: (recorder: Recorder) => void = () => undefined): string => {
  const folder = newFolder();
  writeFileSync(join(folder, reportFile), firstPage());
  const report = new ReportWriter(folder);
  const recorder = new Recorder(folder, {
    command: ['tool', 'test'],
    onChange: (change, run) => report.change(change, run),
  });
  const suite = recorder.addSuite({id: 's', name: 'a guest'});
  const [first, second, third] = ['1', '2', '3'].map((id) => suite.addCase({id, name: `step ${id}`}));
  first?.start();
  first?.pass();
  second?.start();
  second?.addCommand({
    command: 'sleep infinity',
    where: 'vm',
    startedAt: new Date().toISOString(),
    durationMs: 1,
    timedOut: false,
    output: '',
  });
  third?.doesNotApply('needs more');
  andThen(recorder);
  return join(folder, reportFile);
};

test.serial('a run that was killed says so, with all that had come', async (t) => {
  await using report = await open(begun());
  const {page} = report;
  t.is(await page.locator('h1').innerText(), '1 cut off, 1 passed, 1 not applicable');
  t.regex(
    await page.getByRole('alert').innerText(),
    /^This run has not ended: it was killed, or still lasts\. Nothing came since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\./,
  );
  t.is(await page.locator('details.case.running pre.command').innerText(), 'sleep infinity');
  t.deepEqual(report.incidents, []);
});

test.serial(
  'a kill -9 after the verdict, before the report has its end, leaves none that says it ended',
  async (t) => {
    const file = begun((recorder) => recorder.end({exitStatus: 69, error: 'QEMU died'}));
    await using report = await open(file);
    const {page} = report;
    const alerts = await page.getByRole('alert').allInnerTexts();
    t.is(alerts.length, 2);
    t.regex(alerts[0] ?? '', /^This run has not ended: it was killed, or still lasts\./);
    t.regex(alerts[1] ?? '', /QEMU died/);
    t.notRegex(await page.locator('.facts').innerText(), /exit status|took/);
    t.regex(
      await page.locator('#logs').innerText(),
      /when the run has come to its end, and this one has not\. What there is of them lies beside it: s\/console\.log s\/journal\.txt/,
    );
    t.deepEqual(report.incidents, []);
  },
);

test.serial('a run that was killed before it came to anything says so', async (t) => {
  const file = join(newFolder(), reportFile);
  writeFileSync(file, firstPage());
  await using report = await open(file);
  t.is(
    await report.page.locator('main').innerText(),
    'Nothing is known of this run\n\nIt was killed before the first of it was written, or has only begun.',
  );
});

test.serial('after a kill -9 in the middle of its writing the page opens, and says so', async (t) => {
  const folder = newFolder();
  const fixture = join(import.meta.dirname, '../fixtures/report-for-ever.ts');
  const child = execa(
    ...withParentDeathSignal('node', ['--import=./scripts/typescript.js', fixture, folder]),
    {reject: false},
  );
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  t.is((await child).signal, 'SIGKILL');
  await using report = await open(join(folder, reportFile));
  const {page} = report;
  t.is(await page.locator('h1').innerText(), '1 cut off, 1 not run');
  t.regex(await page.getByRole('alert').innerText(), /^This run has not ended/);
  t.deepEqual(report.incidents, []);
});

test.serial('a page that was cut off anywhere opens with what was whole', async (t) => {
  const file = begun();
  const whole = readFileSync(file);
  const data = whole.indexOf('<div id="page">');
  const last = whole.lastIndexOf('<script type="application/json"');
  // In the middle of the data of the last block, of its tag, right after it began, and before all data.
  for (const [length, counts] of [
    [whole.length - 30, '1 cut off, 1 not run, 1 passed'],
    [last + 20, '1 cut off, 1 not run, 1 passed'],
    [last + 1, '1 cut off, 1 not run, 1 passed'],
    [data + 30, 'Nothing is known of this run'],
  ] as const) {
    writeFileSync(file, whole);
    truncateSync(file, length);
    await using report = await open(file);
    t.is(await report.page.locator('h1').innerText(), counts, String(length));
    t.deepEqual(report.incidents, []);
  }
});

test.serial('what a run adds makes the page longer and writes nothing anew', (t) => {
  const file = begun();
  const report = new ReportWriter(join(file, '..'));
  const first = statSync(file);
  report.change({of: 'run'}, mixedRun());
  t.is(statSync(file).ino, first.ino);
  t.true(statSync(file).size - first.size < 1000);
});

test.serial('a part that a newer program wrote after the end changes nothing', async (t) => {
  const file = mixed();
  appendFileSync(file, '<script type="application/json" class="part">{"of": "unknown"}</script>\n');
  await using report = await open(file);
  t.is(await report.page.locator('.matrix tbody tr').count(), 2);
});
