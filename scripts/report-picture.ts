import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Command} from 'commander';
import {PNG} from 'pngjs';
import {UsageError} from '../harness/errors/usage-error.ts';
import {startBrowser} from '../harness/report/testing/browser.ts';
import {openReport} from '../harness/report/testing/open-report.ts';
import {reportFile} from '../harness/results/results-layout.ts';
import {main} from './main.ts';
import {parseScriptOptions} from './options/parse-script-options.ts';
import {packageFolder, resultsRoot} from './project/project.ts';

/** Pixels. */
const width = 960;
const margin = 8;

// `npm run report-picture [-- FOLDER]`: takes docs/report.png, of the report in a folder of results, or in that of the newest run: from
// what passed and failed on each machine to the first failure.
const command = new Command('npm run report-picture --')
  .description('Takes docs/report.png, the picture of a report with a step that failed.')
  .argument('[folder]', 'a folder of results (default: that of the newest run)');

await main(async () => {
  if (parseScriptOptions(command, process.argv.slice(2), 'report-picture') === undefined) {
    return 0;
  }
  const [folder = join(resultsRoot(), 'latest')] = command.args;
  const file = join(folder, reportFile);
  if (!existsSync(file)) {
    throw new UsageError(`${file}: is not there; allowed: a folder of results with a report`);
  }
  const browser = await startBrowser();
  try {
    await using report = await openReport(browser, file, {viewport: {width, height: 1000}});
    const {page} = report;
    // The steps of the first machine that has such are narrowed to what failed.
    const count = page.locator('.matrix .count.failed').first();
    if ((await count.count()) > 0) {
      await count.click();
    }
    await page.evaluate('scrollTo(0, 0)');
    const matrix = await page.locator('.matrix').boundingBox();
    const failure = await page.locator('.failure:visible').first().boundingBox();
    if (matrix === null || failure === null) {
      throw new UsageError(`${file}: shows no failure; allowed: the report of a run in which a step failed`);
    }
    const top = Math.max(0, Math.floor(matrix.y) - margin);
    const height = Math.floor(failure.y + failure.height) + margin - top;
    const png = PNG.sync.read(await page.screenshot({fullPage: true, clip: {x: 0, y: top, width, height}}));
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
