import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {UsageError} from '../harness/errors/usage-error.ts';
import {startBrowser} from '../harness/report/testing/browser.ts';
import {openReport} from '../harness/report/testing/open-report.ts';
import {reportFile} from '../harness/results/results-layout.ts';
import {main} from './main.ts';
import {packageFolder, resultsRoot} from './project/project.ts';

// `npm run report-picture [-- FOLDER]`: takes docs/report.png, of the report in a folder of results, or in that of the newest run.
await main(async () => {
  const [folder = join(resultsRoot(), 'latest')] = process.argv.slice(2);
  const file = join(folder, reportFile);
  if (!existsSync(file)) {
    throw new UsageError(`${file}: is not there; allowed: a folder of results with a report`);
  }
  const browser = await startBrowser();
  try {
    await using report = await openReport(browser, file, {viewport: {width: 1040, height: 860}});
    const {page} = report;
    // What is no plain success tells most: the steps are narrowed to that where there is any.
    for (const status of ['failed', 'reproduced']) {
      const toggle = page.locator('.toggle', {has: page.locator(`.mark.${status}`)});
      if ((await toggle.count()) > 0) {
        await toggle.click();
        await page.locator(`details.case.${status} > summary`).first().click();
        break;
      }
    }
    await page.locator('rect.bar.step').nth(2).click();
    await page.waitForSelector('.log-line');
    await page.screenshot({path: join(packageFolder, 'docs/report.png'), fullPage: true});
  } finally {
    await browser.close();
  }
  return 0;
});
