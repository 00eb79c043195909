import {once} from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import type {Browser, Page} from 'playwright-core';
import {withParentDeathSignal} from '../../process/with-parent-death-signal.ts';
import {Recorder} from '../../results/recorder.ts';
import {reportFile} from '../../results/results-layout.ts';
import type {RunRecord} from '../../results/run-record.ts';
import {hostileRun, writeHostileFiles} from '../fixtures/hostile-run.ts';
import {manySteps} from '../fixtures/many-steps.ts';
import {mixedRun, writeMixedFiles} from '../fixtures/mixed-run.ts';
import {ReportWriter} from '../report-writer.ts';
import {startBrowser} from '../testing/browser.ts';
import {openReport} from '../testing/open-report.ts';
import {wholeReport} from '../whole-report.ts';

const parent = mkdtempSync(join(tmpdir(), 'report-page-'));
let browser: Browser | undefined;

test.before('a browser is started', async () => {
  browser = await startBrowser();
});
test.after.always('it is ended', async () => {
  await browser?.close();
  rmSync(parent, {recursive: true, force: true});
});

const open = async (file: string, options?: Parameters<typeof openReport>[2]) => {
  if (browser === undefined) {
    throw new Error('there is no browser');
  }
  return openReport(browser, file, options);
};

const newFolder = (): string => mkdtempSync(join(parent, 'run-'));

/** The report of a run, in a results folder with the files that `writeFiles` makes. */
const written = (run: RunRecord, writeFiles: (folder: string) => void = () => undefined): string => {
  const folder = newFolder();
  writeFiles(folder);
  const file = join(folder, reportFile);
  writeFileSync(file, wholeReport(run, {folder}));
  return file;
};

const mixed = (): string => written(mixedRun(), writeMixedFiles);

/** Opens all that folds, until nothing more comes. */
const unfold = async (page: Page): Promise<void> => {
  for (let folded = -1; folded !== 0;) {
    folded = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const each of all) {
        each.open = true;
      }
      return all.length;
    });
    await page.waitForTimeout(0);
  }
};

test.serial('the summary counts each outcome, and leads to the steps of one', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  t.is(
    await page.locator('h1').innerText(),
    '1 failed, 1 failed by the machinery, 8 passed, 2 reproduced, 2 skipped, 2 not applicable',
  );
  t.is(await page.locator('.matrix tbody tr').count(), 2);
  t.regex(
    await page.locator('#summary .banner').innerText(),
    /warns hung task of test6@0\.service, on debian:trixie 2025, 2 times debian-trixie-2025\/journal\.txt:12/,
  );
  await page.getByRole('button', {name: 'debian:trixie 2025, seed: show 1 failed'}).click();
  t.is(await page.locator('.shown').innerText(), '1 of 16 steps');
  t.deepEqual(await page.locator('details.case:visible > summary .name').allInnerTexts(), [
    'symlinks are properly bind-mounted flaky',
  ]);
  t.true(page.url().endsWith('#status=failed&set=seed&suite=debian-trixie-2025'));
  t.deepEqual(report.incidents, []);
});

test.serial('a filter narrows, is said, and stays in the address', async (t) => {
  const file = mixed();
  await using report = await open(file);
  const {page} = report;
  await page.getByRole('searchbox').fill('needle');
  t.is(await page.locator('.shown').innerText(), '2 of 16 steps');
  t.is(await page.locator('[aria-live]').innerText(), '2 of 16 steps');
  await page.getByRole('button', {name: '8 passed'}).click();
  t.is(await page.locator('.shown').innerText(), '1 of 16 steps');
  t.is(await page.getByRole('button', {name: '8 passed'}).getAttribute('aria-pressed'), 'true');
  await page.reload();
  await page.waitForSelector('main');
  t.is(await page.locator('.shown').innerText(), '1 of 16 steps');
  t.is(await page.getByRole('searchbox').inputValue(), 'needle');
  await page.getByRole('button', {name: 'show all'}).click();
  t.is(await page.locator('.shown').innerText(), '16 of 16 steps');
});

test.serial(
  'a failure is open, with each command, what was expected and what came, in colours',
  async (t) => {
    await using report = await open(mixed());
    const failed = report.page.locator('details.case.failed');
    t.true(await failed.evaluate((each: HTMLDetailsElement) => each.open));
    t.regex(await failed.locator('.failure pre').first().innerText(), /expected: exit status 0/);
    const bad = failed.locator('li.bad');
    t.is(await bad.count(), 1);
    t.is(await bad.locator('pre.command').innerText(), "grep -r 'needle' /etc");
    t.deepEqual(await bad.locator('dd').allInnerTexts(), ['exit status 0', 'exit status 1']);
    t.regex(await bad.locator('.command-head').innerText(), /\+31\.8 s, 0\.64 s/);
    t.is(await bad.locator('pre.output .ansi-red-fg').innerText(), 'grep');
    t.regex(await failed.innerText(), /Proved again: it is flaky\s+ok 1\.5 s/);
    t.regex(await failed.innerText(), /written in steps\/seed\/04-step\.ts:14/);
  },
);

test.serial('a command is copied by one click', async (t) => {
  await using report = await open(mixed(), {permissions: ['clipboard-read', 'clipboard-write']});
  const {page} = report;
  const button = page
    .locator('details.case.failed')
    .getByRole('button', {name: 'Copy the command: run it again'});
  await button.click();
  await page.waitForFunction(() => document.querySelector('.copy')?.textContent === 'copied');
  t.is(await page.evaluate(async () => navigator.clipboard.readText()), 'npx tool test 4 --module 2025');
});

test.serial('where a page may not reach the clipboard, the text is copied by being selected', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {value: undefined});
    document.addEventListener('copy', () => {
      document.body.dataset.copied = document.getSelection()?.toString() ?? '';
    });
  });
  await page.locator('details.case.failed .copy').first().click();
  await page.waitForFunction(() => document.body.dataset.copied !== undefined);
  t.is(await page.evaluate(() => document.body.dataset.copied), 'npx tool test 4 --module 2025');
});

test.serial('unit files show what differs from the other module', async (t) => {
  await using report = await open(mixed());
  const failed = report.page.locator('details.case.failed');
  await failed.locator('details.file summary').click();
  const units = failed.locator('.units');
  await units.waitFor();
  t.deepEqual(await units.locator('.here').allInnerTexts(), [
    '+ RootDirectory=/run/confinement/%n',
    '+ RuntimeDirectory=confinement/%n',
    '+ MountAPIVFS=no',
  ]);
  t.deepEqual(await units.locator('.there').allInnerTexts(), [
    '− RootDirectory=/run/confinement/test',
    '− RuntimeDirectory=confinement/test',
  ]);
});

test.serial('what is chosen on the timeline is marked in console and journal', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  const timeline = page.getByRole('group', {name: 'Timeline'});
  const bars = timeline.locator('rect.bar.step');
  // Those that do not apply, or were left out, have no time.
  t.is(await bars.count(), 12);
  await timeline.locator('rect.bar.step.failed').click();
  t.regex(
    await page.locator('.bar-info').innerText(),
    /^4 symlinks are properly bind-mounted · FAIL · \+31\.0 s · 1\.6 s/,
  );
  await page.waitForSelector('.log-line.within');
  const marked = await page.locator('.pane').nth(1).locator('.within').allInnerTexts();
  t.deepEqual(
    marked.map((line) => /\+\d+\.\d+/.exec(line)?.[0]),
    ['+31.00', '+31.50', '+32.00', '+32.50'],
  );
  t.true((await page.locator('.pane').first().locator('.within').count()) > 2);
  await page.getByRole('button', {name: 'open the step'}).click();
  t.is(await page.evaluate(() => document.activeElement?.closest('details')?.className), 'case failed');
});

test.serial('the timeline is zoomed by buttons, keys and wheel', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  const timeline = page.getByRole('group', {name: 'Timeline'});
  const width = async (): Promise<number> =>
    timeline
      .locator('rect.bar.phase')
      .first()
      .evaluate((bar) => Number(bar.getAttribute('width')));
  const whole = await width();
  const becomes = async (wanted: number): Promise<void> => {
    await page.waitForFunction(
      (expected) =>
        Math.abs(Number(document.querySelector('rect.bar.phase')?.getAttribute('width')) - expected) < 2,
      wanted,
    );
  };
  await timeline.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('n');
  t.regex(await page.locator('.bar-info').innerText(), /^setup/);
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('-');
  }
  await becomes(whole);
  const box = await timeline.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 1, (box?.y ?? 0) + 50);
  await page.mouse.wheel(0, -100);
  await page.waitForFunction(
    (before) => Number(document.querySelector('rect.bar.phase')?.getAttribute('width')) > before * 1.2,
    whole,
  );
  await page.getByRole('button', {name: 'Show the whole run'}).click();
  await becomes(whole);
  await page.getByRole('button', {name: 'Zoom in'}).click();
  await page.waitForFunction(() => document.querySelectorAll('rect.bar.step').length < 12);
  t.pass();
});

test.serial('a wheel that passes by scrolls the page', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  const timeline = page.getByRole('group', {name: 'Timeline'});
  await timeline.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  const bars = await timeline.locator('rect.bar').count();
  await timeline.hover();
  await page.mouse.wheel(0, -200);
  await page.waitForFunction((y) => scrollY < y, before);
  t.is(await timeline.locator('rect.bar').count(), bars);
});

/** A run on its way: what a kill -9 at this moment leaves. */
const begun = (): string => {
  const folder = newFolder();
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
  const before = statSync(file);
  const report = new ReportWriter(join(file, '..'));
  const first = statSync(file);
  t.not(first.ino, before.ino);
  report.change({of: 'run'}, mixedRun());
  t.is(statSync(file).ino, first.ino);
  t.true(statSync(file).size - first.size < 1000);
});

test.serial('nothing of what a guest writes is run, asked for, or taken for markup', async (t) => {
  const file = written(hostileRun(), writeHostileFiles);
  t.true(statSync(file).size < 3_000_000);
  await using report = await open(file);
  const {page, requests, incidents} = report;
  await unfold(page);
  await page.waitForFunction(() => document.querySelectorAll('details.file pre').length === 2);
  await page.locator('rect.bar.step').click();
  t.deepEqual(requests, []);
  t.deepEqual(incidents, []);
  const found = await page.evaluate(() => ({
    caught: 'caught' in window,
    markup: document.querySelectorAll(
      '#page :is(script, style, img, iframe, link, meta, base, [onerror], [onfocus], [onload])',
    ).length,
    links: [...document.querySelectorAll('#page a')].map((link) => (link as HTMLAnchorElement).protocol),
  }));
  t.false(found.caught);
  t.is(found.markup, 0);
  t.true(found.links.every((protocol) => protocol === 'file:'));
  t.true((await page.locator('.failure').innerText()).includes('<script>window.caught = 1</script>'));
});

test.serial('the page could not ask for anything, nor run another script', async (t) => {
  await using report = await open(mixed());
  const {page, incidents} = report;
  const refused = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.caught = true';
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    const image = document.createElement('img');
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    document.body.append(script, style, image);
    await fetch('data:text/plain,x').catch(() => undefined);
    await new Promise((done) => setTimeout(done, 0));
    return {caught: 'caught' in window, blocked: blocked.sort()};
  });
  t.false(refused.caught);
  t.deepEqual(refused.blocked, ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
  t.true(incidents.every((line) => line.includes('Content Security Policy')));
});

test.serial('a run of 500 steps opens at once', async (t) => {
  const run = manySteps({
    suites: 2,
    steps: 250,
    commands: 5,
    output: (number) => `line of ${number}\n`.repeat(40),
  });
  await using report = await open(written(run));
  const {page} = report;
  t.is(await page.locator('.shown').innerText(), '500 of 500 steps');
  const [ms, nodes] = await page.evaluate(() => [
    performance.getEntriesByName('drawn')[0]?.startTime ?? Infinity,
    document.querySelectorAll('*').length,
  ]);
  t.log(`drawn ${Math.round(ms)} ms after it was asked for; ${nodes} elements`);
  // A second where nothing else runs. Tests have others beside them; what is meant to be lazy shows by the number of elements.
  t.true(ms < 10_000);
  t.true(nodes < 25_000);
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const colorScheme of ['light', 'dark'] as const) {
  test.serial(
    `who sees, hears or types finds all of it: axe has nothing to say, ${colorScheme}`,
    async (t) => {
      await using report = await open(mixed(), {colorScheme});
      const {page} = report;
      await page.locator('rect.bar.step.failed').click();
      await unfold(page);
      await page.waitForSelector('.units .here');
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const {axe: checker} = window as unknown as {
          axe: {
            run(): Promise<{violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]}>;
          };
        };
        const {violations: all} = await checker.run();
        return all.map(
          ({id, nodes}) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}: ${nodes[0]?.failureSummary ?? ''}`,
        );
      });
      t.deepEqual(violations, []);
    },
  );
}

test.serial('it is all reached by keyboard', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  await page.keyboard.press('Tab');
  t.is(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the steps');
  await page.keyboard.press('Enter');
  t.is(await page.evaluate(() => document.activeElement?.id), 'steps');
  await page.keyboard.press('Tab');
  t.is(await page.evaluate(() => document.activeElement?.tagName), 'INPUT');
  const first = page.locator('details.case').first();
  await first.locator('summary').focus();
  await page.keyboard.press('Enter');
  await first.locator('.case-body').waitFor();
  t.pass();
});

test.serial('a small screen has no page that is wider than it', async (t) => {
  await using report = await open(mixed(), {viewport: {width: 360, height: 640}});
  const {page} = report;
  await unfold(page);
  t.is(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

test.serial('in print there are no buttons, and the failures are there', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  await page.emulateMedia({media: 'print'});
  t.false(await page.getByRole('searchbox').isVisible());
  t.false(await page.locator('.copy').first().isVisible());
  t.true(await page.locator('.failure').first().isVisible());
});

test.serial('a part that a newer program wrote after the end changes nothing', async (t) => {
  const file = mixed();
  appendFileSync(file, '<script type="application/json" class="part">{"of": "unknown"}</script>\n');
  await using report = await open(file);
  t.is(await report.page.locator('.matrix tbody tr').count(), 2);
});
