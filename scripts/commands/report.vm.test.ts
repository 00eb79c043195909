import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {Browser} from 'playwright-core';
import {axeViolations} from '../../harness/report/testing/axe-violations.ts';
import {startBrowser} from '../../harness/report/testing/browser.ts';
import {openReport} from '../../harness/report/testing/open-report.ts';
import {unfold} from '../../harness/report/testing/unfold.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';
import {ProjectCopy} from '../testing/project-copy.ts';

let browser: Browser | undefined;
test.before('a browser is started', async () => {
  browser = await startBrowser();
});
test.after.always('it is ended', async () => browser?.close());

/** What is to be seen in the report of what was really proved. */
type Seen = {
  readonly file: string;
  readonly counts: string;
  readonly steps: readonly string[];
  /** Names of the files that are shown with the steps. */
  readonly files: readonly string[];
};

/** Opens all of the page, which must ask for nothing, have no error, and say all to everybody. */
const assertReport = async (t: ExecutionContext, {file, counts, steps, files}: Seen) => {
  if (browser === undefined) {
    throw new Error('there is no browser');
  }
  await using report = await openReport(browser, file);
  const {page} = report;
  t.is(await page.locator('h1').innerText(), counts);
  t.deepEqual(await page.locator('details.case > summary .name').allInnerTexts(), steps);
  await page.locator('rect.bar.step').first().click();
  await unfold(page);
  const shown = page.locator('details.file > :is(div, pre)');
  await shown.nth(files.length - 1).waitFor();
  await unfold(page);
  t.deepEqual(
    (await page.locator('details.file > summary').allInnerTexts()).map((text) => text.split(/\s/)[0]).sort(),
    [...files].sort(),
  );
  for (const pane of await page.locator('.pane').all()) {
    t.true((await pane.locator('.log-line').count()) > 20, await pane.innerText());
  }
  t.deepEqual(await axeViolations(page), []);
  t.deepEqual(report.requests, []);
  t.deepEqual(report.incidents, []);
};

test('the reports of two shards that really ran, and that of both, are whole in a browser', async (t) => {
  using project = new ProjectCopy();
  const step = join(project.path, 'steps/seed/07-bin-sh.ts');
  writeFileSync(step, readFileSync(step, 'utf8').replace("'bar'", "'baz'"));
  const prove = async (shard: string, exitStatus: number): Promise<string> => {
    await using run = new ConfinementRun({args: ['test', '7', '25', '--shard', shard], project});
    t.is((await run.process).exitCode, exitStatus, run.said);
    return join(run.results, 'report.html');
  };
  const failed = {
    counts: '1 failed',
    steps: ['check if /bin/sh works'],
    files: ['journal.txt', 'show.txt', 'status.txt', 'units-read.txt', 'units.txt'],
  };
  await assertReport(t, {...failed, file: await prove('1/2', 1)});
  const passed = {
    counts: '1 passed',
    steps: ['a package that is a symlink is read through, and both its ends are bound read-only'],
    files: ['exposure.json', 'units.txt'],
  };
  await assertReport(t, {...passed, file: await prove('2/2', 0)});
  await using merging = new ConfinementRun({
    args: ['report', 'test-results', '--output', 'merged'],
    project,
  });
  t.is((await merging.process).exitCode, 1, merging.said);
  await assertReport(t, {
    file: join(project.path, 'merged/report.html'),
    counts: '1 failed, 1 passed',
    steps: [...failed.steps, ...passed.steps],
    files: [...failed.files, ...passed.files],
  });
});
