import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {PNG} from 'pngjs';
import {UsageError} from '../harness/errors/usage-error.ts';
import {startBrowser} from '../harness/report/testing/browser.ts';
import {openReport} from '../harness/report/testing/open-report.ts';
import {reportFile} from '../harness/results/results-layout.ts';
import {main} from './main.ts';
import {packageFolder, resultsRoot} from './project/project.ts';

/** Pixels. */
const width = 960;

// `npm run report-picture [-- FOLDER]`: takes docs/report.png, of the report in a folder of results, or in that of the newest run.
await main(async () => {
  const [folder = join(resultsRoot(), 'latest')] = process.argv.slice(2);
  const file = join(folder, reportFile);
  if (!existsSync(file)) {
    throw new UsageError(`${file}: is not there; allowed: a folder of results with a report`);
  }
  const browser = await startBrowser();
  try {
    await using report = await openReport(browser, file, {viewport: {width, height: 1000}});
    const {page} = report;
    // What is no plain success tells most: the steps of the first machine that has such are narrowed to it.
    for (const status of ['failed', 'reproduced']) {
      const count = page.locator(`.matrix .count.${status}`).first();
      if ((await count.count()) > 0) {
        await count.click();
        break;
      }
    }
    await page.locator('rect.bar.step').nth(2).click();
    await page.evaluate('scrollTo(0, 0)');
    const box = await page.locator('.bar-info').boundingBox();
    const end = (box?.y ?? 0) + (box?.height ?? 0);
    const png = PNG.sync.read(
      await page.screenshot({fullPage: true, clip: {x: 0, y: 0, width, height: Math.floor(end)}}),
    );
    // Without the channel that says nothing here, and packed as tightly as can be.
    writeFileSync(
      join(packageFolder, 'docs/report.png'),
      PNG.sync.write(png, {
        colorType: 2,
        inputHasAlpha: true,
        deflateLevel: 9,
        deflateStrategy: 0,
        filterType: 0,
      }),
    );
  } finally {
    await browser.close();
  }
  return 0;
});
