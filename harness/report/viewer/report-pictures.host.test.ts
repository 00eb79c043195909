import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import pixelmatch from 'pixelmatch';
import type {BrowserContextOptions, Page} from 'playwright-core';
import {PNG} from 'pngjs';
import {reportFile} from '../../results/results-layout.ts';
import {hostileRun, writeHostileFiles} from '../fixtures/hostile-run.ts';
import {killedPage} from '../fixtures/killed-page.ts';
import {reportPages} from './testing/report-pages.ts';
import {unfold} from '../testing/unfold.ts';

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

const {open, written, mixed, newFolder} = reportPages(test);

const killed = (): string => {
  const file = join(newFolder(), reportFile);
  writeFileSync(file, killedPage());
  return file;
};
const hostile = (): string => written(hostileRun(), writeHostileFiles);

type Look = {
  readonly options: BrowserContextOptions;
  readonly file: () => string;
  /** What a reader does before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** What the picture begins with. */
  readonly at?: string;
};

const light: BrowserContextOptions = {colorScheme: 'light', viewport: {width: 1000, height: 760}};

const chooseFailed = async (page: Page): Promise<void> => {
  await page.locator('rect.bar.step.failed').click();
  await page.waitForSelector('.log-line.within');
};

const looks: Readonly<Record<string, Look>> = {
  light: {options: light, file: mixed, prepare: chooseFailed},
  dark: {options: {...light, colorScheme: 'dark'}, file: mixed, prepare: chooseFailed},
  small: {
    options: {...light, viewport: {width: 380, height: 760}},
    file: mixed,
    prepare: chooseFailed,
    at: '#timeline',
  },
  killed: {options: light, file: killed},
  hostile: {
    options: light,
    file: hostile,
    at: '#steps',
  },
  // Units and exposure of the step that failed, each unfolded.
  files: {
    options: light,
    file: mixed,
    at: 'details.case.failed .file',
    async prepare(page) {
      const failed = page.locator('details.case.failed');
      for (const summary of await failed.locator('details.file > summary').all()) {
        await summary.click();
      }
      await failed.locator('.units .here').first().waitFor();
      await failed.locator('.tree').waitFor();
      await unfold(page);
    },
  },
  print: {
    options: {colorScheme: 'dark', viewport: {width: 718, height: 1000}},
    file: mixed,
    at: 'details.case.failed',
    async prepare(page) {
      await page.locator('details.case.failed > summary').click();
      await page.emulateMedia({media: 'print'});
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    },
  },
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

for (const [name, {options, file: made, prepare, at = 'body'}] of Object.entries(looks)) {
  test.serial(`it looks as it did: ${name}`, async (t) => {
    await using report = await open(made(), options);
    const {page} = report;
    // The same fonts whatever others a host has.
    await page.evaluate(async () => {
      document.documentElement.style.setProperty('--sans', "'DejaVu Sans'");
      document.documentElement.style.setProperty('--mono', "'DejaVu Sans Mono'");
      await document.fonts.ready;
    });
    await prepare?.(page);
    const found = await layout(page);
    await page.evaluate((selector) => {
      (document.activeElement as HTMLElement | null)?.blur();
      document.querySelector(selector)?.scrollIntoView();
    }, at);
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
