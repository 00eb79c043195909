import test from 'ava';
import {axeViolations} from '../testing/axe-violations.ts';
import {manySteps} from '../fixtures/many-steps.ts';
import {reportPages} from './testing/report-pages.ts';
import {unfold} from '../testing/unfold.ts';

const {open, written, mixed} = reportPages(test);

for (const colorScheme of ['light', 'dark'] as const) {
  test.serial(
    `who sees, hears or types finds all of it: axe has nothing to say, ${colorScheme}`,
    async (t) => {
      await using report = await open(mixed(), {colorScheme});
      const {page} = report;
      await page.locator('rect.bar.step.failed').click();
      await unfold(page);
      await page.waitForSelector('.units .here');
      await page.waitForSelector('.tree');
      await unfold(page);
      t.true((await page.locator('.tree .breadth.all').count()) > 1);
      t.deepEqual(await axeViolations(page), []);
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

test.serial('what a service may see and do is folded open by keyboard, branch by branch', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  const failed = page.locator('details.case.failed');
  await failed.locator('details.file > summary', {hasText: 'exposure.json'}).focus();
  await page.keyboard.press('Enter');
  await failed.locator('.tree').waitFor();
  const focused = async (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.querySelector('.name')?.textContent);
  await page.keyboard.press('Tab');
  t.is(await focused(), 'test4@.service x');
  await page.keyboard.press('Enter');
  const paths = failed.locator('.tree summary', {hasText: /^paths/});
  await paths.waitFor();
  // On to the last of its branches, which is folded.
  while ((await focused()) !== 'paths') {
    await page.keyboard.press('Tab');
    t.not(await focused(), undefined);
  }
  await page.keyboard.press('Space');
  await failed.locator('.tree summary', {hasText: /^\/readable/}).waitFor();
  await page.keyboard.press('Tab');
  t.is(await focused(), '/');
  await page.keyboard.press('Enter');
  const below = failed.locator('.tree li', {hasText: /^tmp/}).last();
  await below.waitFor();
  t.is(await below.locator('.breadth.some').innerText(), 'sticky');
  t.deepEqual(report.incidents, []);
});

test.serial('a small screen has no page that is wider than it', async (t) => {
  await using report = await open(mixed(), {viewport: {width: 360, height: 640}});
  const {page} = report;
  await unfold(page);
  t.is(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

test.serial('in print there are no buttons, and logs and tables are not cut', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  await page.locator('rect.bar.step.failed').click();
  await page.waitForSelector('.log-line.within');
  await page.emulateMedia({media: 'print', colorScheme: 'dark'});
  t.false(await page.getByRole('searchbox').isVisible());
  t.false(await page.locator('.copy').first().isVisible());
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.log, .scroll, .lanes-room, pre')]
      .filter(({scrollHeight, clientHeight}) => scrollHeight > clientHeight + 1)
      .map(({className}) => className),
  );
  t.deepEqual(cut, []);
  t.is(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
});

test.serial('a failure is open in print, whatever was folded, and then folded again', async (t) => {
  await using report = await open(
    written(
      manySteps({suites: 1, steps: 20, commands: 1, output: () => 'what it wrote', isFailed: () => true}),
    ),
  );
  const {page} = report;
  // Ten are open at first; of these one is folded by hand.
  await page.locator('details.case > summary').first().click();
  t.is(await page.locator('details.case[open]').count(), 9);
  // A listener of later hears of it after those of the page: what it finds is what is printed.
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      document.body.dataset.printed = String(
        [...document.querySelectorAll<HTMLDetailsElement>('details.case')].filter(
          (each) => each.open && each.querySelector('.failure pre') !== null,
        ).length,
      );
    });
  });
  await page.pdf();
  t.is(await page.evaluate(() => document.body.dataset.printed), '20');
  t.is(await page.locator('details.case[open]').count(), 9);
});
