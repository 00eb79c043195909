import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import test from 'ava';
import {reportPages} from './testing/report-pages.ts';
import {unfold} from './testing/unfold.ts';

const {open, mixed} = reportPages(test);

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
