import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import type {Browser} from 'playwright-core';
import {axeViolations} from '../../harness/report/testing/axe-violations.ts';
import {startBrowser} from '../../harness/report/testing/browser.ts';
import {openReport} from '../../harness/report/testing/open-report.ts';
import {unfold} from '../../harness/report/testing/unfold.ts';
import {drawPage} from './draw-page.ts';
import {sampleRows} from './fixtures/sample-rows.ts';
import {sampleSitting} from './fixtures/sample-sitting.ts';
import {sittingOf} from './sitting-of.ts';
import {summarise} from './summarise.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
let browser: Browser | undefined;
test.before('a browser is started', async () => {
  browser = await startBrowser();
});
test.after.always('it is ended', async () => {
  await browser?.close();
  rmSync(folder, {recursive: true, force: true});
});

const written = (): string => {
  const report = {
    startedAt: '2026-11-24T05:35:22.000Z',
    runs: 3,
    facts: {
      host: '2 processors, load 2.0',
      qemu: '7.2 <img src="http://192.0.2.1/x.png" onerror="alert(1)">',
    },
    rows: summarise(sampleRows()),
  };
  const sittings = [
    ...[20, 21, 22].map((day) => sampleSitting(day, {boot: 20_000 + day, restore: 600, gone: 7})),
    sittingOf(report, '<script>alert(1)</script>'),
  ];
  const file = join(folder, 'bench.html');
  writeFileSync(file, drawPage(report, sittings));
  return file;
};

for (const [name, options] of Object.entries({
  light: {colorScheme: 'light'},
  dark: {colorScheme: 'dark'},
  'a small screen': {viewport: {width: 360, height: 640}},
} as const)) {
  test.serial(
    `its page is whole in a browser, asks for nothing, and tells all to everybody: ${name}`,
    async (t) => {
      if (browser === undefined) {
        throw new Error('there is no browser');
      }
      await using report = await openReport(browser, written(), options);
      const {page} = report;
      await unfold(page);
      t.is(await page.locator('.trends svg').count(), 6);
      t.true((await page.locator('table').first().innerText()).includes('<script>alert(1)</script>'));
      t.true(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'));
      t.deepEqual(await axeViolations(page), []);
      t.deepEqual(report.requests, []);
      t.deepEqual(report.incidents, []);
    },
  );
}
