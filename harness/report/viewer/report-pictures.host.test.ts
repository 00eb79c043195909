import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import pixelmatch from 'pixelmatch';
import type {BrowserContextOptions, Page} from 'playwright-core';
import {PNG} from 'pngjs';
import {reportPages} from './testing/report-pages.ts';

// The page must look as it did when somebody looked at it: the pictures in fixtures/pictures/. UPDATE_PICTURES=1 makes them
// anew, to be looked at before they are committed.
const isUpdate = process.env.UPDATE_PICTURES === '1';
const pictures = join(import.meta.dirname, '../fixtures/pictures');
const madeWithFile = join(pictures, 'made-with.json');

type Box = readonly [x: number, y: number, width: number, height: number];
type MadeWith = {chromium: number; layout: Record<string, Record<string, Box>>};

const madeWith = (): MadeWith => JSON.parse(readFileSync(madeWithFile, 'utf8')) as MadeWith;

/** Of all pixels, those that may differ: fonts are smoothed a little otherwise in each build of a browser. */
const mostDifferent = 0.005;
/** Pixels by which a part may lie elsewhere, or be longer, in a browser of another version. */
const mostMoved = 12;

const {open, mixed} = reportPages(test);

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: {colorScheme: 'light', viewport: {width: 1000, height: 760}},
  dark: {colorScheme: 'dark', viewport: {width: 1000, height: 760}},
  small: {colorScheme: 'light', viewport: {width: 380, height: 760}},
};

/** Where the parts of the page are. */
const layout = async (page: Page): Promise<Record<string, Box>> =>
  page.evaluate(() => {
    const parts = ['h1', 'nav', '.matrix', '.filter', 'details.case', '.failure', '.timeline', '.panes'];
    return Object.fromEntries(
      parts.map((selector): [string, Box] => {
        const {
          x = 0,
          y = 0,
          width = 0,
          height = 0,
        } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
        return [selector, [x, y + scrollY, width, height].map(Math.round) as unknown as Box];
      }),
    );
  });

for (const [name, options] of Object.entries(looks)) {
  test.serial(`it looks as it did: ${name}`, async (t) => {
    await using report = await open(mixed(), options);
    const {page} = report;
    // The same fonts whatever others a host has.
    await page.evaluate(async () => {
      document.documentElement.style.setProperty('--sans', "'DejaVu Sans'");
      document.documentElement.style.setProperty('--mono', "'DejaVu Sans Mono'");
      await document.fonts.ready;
    });
    await page.locator('rect.bar.step.failed').click();
    await page.waitForSelector('.log-line.within');
    const found = await layout(page);
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      document.querySelector(innerWidth < 500 ? '#timeline' : 'body')?.scrollIntoView();
    });
    const shot = await page.screenshot({animations: 'disabled', caret: 'hide'});
    const chromium = Number(page.context().browser()?.version().split('.')[0]);
    const file = join(pictures, `${name}.png`);
    if (isUpdate) {
      const before = madeWith();
      writeFileSync(file, shot);
      writeFileSync(
        madeWithFile,
        `${JSON.stringify({chromium, layout: {...before.layout, [name]: found}}, undefined, 2)}\n`,
      );
    }
    const expected = madeWith();
    if (chromium !== expected.chromium) {
      t.log(
        `chromium ${chromium}, and the picture is of ${expected.chromium}: only where things are is compared`,
      );
      for (const [selector, box] of Object.entries(expected.layout[name] ?? {})) {
        const is = found[selector] ?? [];
        t.true(
          box.every((value, index) => Math.abs(value - (is[index] ?? Infinity)) <= mostMoved),
          `${selector} is at ${is.join(' ')}, and was at ${box.join(' ')}`,
        );
      }
      return;
    }
    const [was, is] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(shot)];
    t.deepEqual([is.width, is.height], [was.width, was.height]);
    const difference = new PNG({width: is.width, height: is.height});
    const different = pixelmatch(was.data, is.data, difference.data, is.width, is.height, {threshold: 0.2});
    const share = different / (is.width * is.height);
    if (share > mostDifferent) {
      const seen = join(mkdtempSync(join(tmpdir(), 'report-picture-')), name);
      writeFileSync(`${seen}.png`, shot);
      writeFileSync(`${seen}-difference.png`, PNG.sync.write(difference));
      t.fail(
        `${(100 * share).toFixed(2)} % of the picture differ: see ${seen}.png and ${seen}-difference.png`,
      );
    }
    t.pass();
  });
}
