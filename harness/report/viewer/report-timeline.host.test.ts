import test from 'ava';
import {reportPages} from './testing/report-pages.ts';

const {open, mixed} = reportPages(test);

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
