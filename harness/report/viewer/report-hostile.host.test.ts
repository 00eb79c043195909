import {statSync} from 'node:fs';
import test from 'ava';
import {hostileRun, writeHostileFiles} from '../fixtures/hostile-run.ts';
import {reportPages} from './testing/report-pages.ts';
import {unfold} from '../testing/unfold.ts';

const {open, written, mixed} = reportPages(test);

test.serial('nothing of what a guest writes is run, asked for, or taken for markup', async (t) => {
  const file = written(hostileRun(), writeHostileFiles);
  t.true(statSync(file).size < 3_000_000);
  await using report = await open(file);
  const {page, requests, incidents} = report;
  await unfold(page);
  await page.waitForFunction(() => document.querySelectorAll('details.file pre').length === 2);
  await page.waitForSelector('.tree');
  await unfold(page);
  // The tree is there to its last leaf, whose name is hostile as all others are.
  t.true((await page.locator('.tree').innerText()).includes('<svg onload="window.caught = 4">'));
  await page.locator('rect.bar.step').click();
  t.true(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
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
