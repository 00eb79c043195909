import test from 'ava';
import {manySteps} from '../fixtures/many-steps.ts';
import {reportPages} from './testing/report-pages.ts';

const {open, written, mixed} = reportPages(test);

test.serial('the summary counts each outcome, and leads to the steps of one', async (t) => {
  await using report = await open(mixed());
  const {page} = report;
  t.is(
    await page.locator('h1').innerText(),
    '1 failed, 1 failed by the machinery, 8 passed, 2 reproduced, 2 skipped, 2 not applicable',
  );
  t.is(await page.locator('.matrix tbody tr').count(), 2);
  t.regex(
    await page.locator('#summary .banner').innerText(),
    /warns hung task of test6@0\.service, on debian:trixie 2025, 2 times debian-trixie-2025\/journal\.txt:12/,
  );
  await page.getByRole('button', {name: 'debian:trixie 2025, seed: show 1 failed'}).click();
  t.is(await page.locator('.shown').innerText(), '1 of 16 steps');
  t.deepEqual(await page.locator('details.case:visible > summary .name').allInnerTexts(), [
    'symlinks are properly bind-mounted flaky',
  ]);
  t.true(page.url().endsWith('#status=failed&set=seed&suite=debian-trixie-2025'));
  t.deepEqual(report.incidents, []);
});

test.serial('a filter narrows, is said, and stays in the address', async (t) => {
  const file = mixed();
  await using report = await open(file);
  const {page} = report;
  await page.getByRole('searchbox').fill('needle');
  t.is(await page.locator('.shown').innerText(), '2 of 16 steps');
  t.is(await page.locator('[aria-live]').innerText(), '2 of 16 steps');
  await page.getByRole('button', {name: '8 passed'}).click();
  t.is(await page.locator('.shown').innerText(), '1 of 16 steps');
  t.is(await page.getByRole('button', {name: '8 passed'}).getAttribute('aria-pressed'), 'true');
  await page.reload();
  await page.waitForSelector('main');
  t.is(await page.locator('.shown').innerText(), '1 of 16 steps');
  t.is(await page.getByRole('searchbox').inputValue(), 'needle');
  await page.getByRole('button', {name: 'show all'}).click();
  t.is(await page.locator('.shown').innerText(), '16 of 16 steps');
});

test.serial(
  'a failure is open, with each command, what was expected and what came, in colours',
  async (t) => {
    await using report = await open(mixed());
    const failed = report.page.locator('details.case.failed');
    t.true(await failed.evaluate((each: HTMLDetailsElement) => each.open));
    t.regex(await failed.locator('.failure pre').first().innerText(), /expected: exit status 0/);
    const bad = failed.locator('li.bad');
    t.is(await bad.count(), 1);
    t.is(await bad.locator('pre.command').innerText(), "grep -r 'needle' /etc");
    t.deepEqual(await bad.locator('dd').allInnerTexts(), ['exit status 0', 'exit status 1']);
    t.regex(await bad.locator('.command-head').innerText(), /\+31\.8 s, 0\.64 s/);
    t.is(await bad.locator('pre.output .ansi-red-fg').innerText(), 'grep');
    t.regex(await failed.innerText(), /Proved again: it is flaky\s+ok 1\.5 s/);
    const rerun = failed.locator('.reruns li').first();
    await rerun.getByText('Commands and checks (1)').click();
    t.regex(
      await rerun.locator('.commands').innerText(),
      /grep -r 'needle' \/etc[^]*exit status 0[^]*a needle/,
    );
    t.regex(
      (await rerun.locator('a').getAttribute('href')) ?? '',
      /^\.\/debian-trixie-2025\/4\/rerun-1\/transcript\.txt$/,
    );
    t.regex(await failed.innerText(), /written in steps\/seed\/04-step\.ts:14/);
  },
);

test.serial('a command is copied by one click', async (t) => {
  await using report = await open(mixed(), {permissions: ['clipboard-read', 'clipboard-write']});
  const {page} = report;
  const button = page
    .locator('details.case.failed')
    .getByRole('button', {name: 'Copy the command: run it again'});
  await button.click();
  await page.waitForFunction(() => document.querySelector('.copy')?.textContent === 'copied');
  t.is(await page.evaluate(async () => navigator.clipboard.readText()), 'npx tool test 4 --module 2025');
});

test.serial('each step has the commands that prove it again and open a shell there', async (t) => {
  await using report = await open(mixed(), {permissions: ['clipboard-read', 'clipboard-write']});
  const {page} = report;
  const passed = page.locator('details.case.passed').first();
  await passed.locator('summary').click();
  for (const [label, line] of [
    ['run it again', 'npx tool test 1 --module 2024'],
    ['a shell there', 'npx tool shell 1 --module 2024'],
  ] as const) {
    await passed.getByRole('button', {name: `Copy the command: ${label}`}).click();
    await page.waitForFunction(async (wanted) => (await navigator.clipboard.readText()) === wanted, line);
  }
  const never = page.locator('details.case.does-not-apply').first();
  await never.locator('summary').click();
  // It is drawn once it is open.
  await never.locator('.command-line .label').first().waitFor();
  t.deepEqual(await never.locator('.command-line .label').allInnerTexts(), ['run it again']);
});

test.serial(
  'where a page may not reach the clipboard, the text is selected, and Ctrl-C copies it',
  async (t) => {
    await using report = await open(mixed());
    const {page} = report;
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {value: undefined});
      document.addEventListener('copy', () => {
        document.body.dataset.copied = document.getSelection()?.toString() ?? '';
      });
    });
    await page.locator('details.case.failed .copy').first().click();
    await page.waitForFunction(() => document.querySelector('.copy')?.textContent === 'press Ctrl-C');
    await page.keyboard.press('Control+c');
    await page.waitForFunction(() => document.body.dataset.copied !== undefined);
    t.is(await page.evaluate(() => document.body.dataset.copied), 'npx tool test 4 --module 2025');
  },
);

test.serial('unit files show what differs from the other module', async (t) => {
  await using report = await open(mixed());
  const failed = report.page.locator('details.case.failed');
  await failed.locator('details.file > summary', {hasText: 'units.txt'}).click();
  const units = failed.locator('.units');
  await units.waitFor();
  t.deepEqual(await units.locator('.here').allInnerTexts(), [
    '+ RootDirectory=/run/confinement/%n',
    '+ RuntimeDirectory=confinement/%n',
    '+ MountAPIVFS=no',
  ]);
  t.deepEqual(await units.locator('.there').allInnerTexts(), [
    '− RootDirectory=/run/confinement/test',
    '− RuntimeDirectory=confinement/test',
  ]);
});

test.serial('a run of 500 steps opens at once', async (t) => {
  const run = manySteps({
    suites: 2,
    steps: 250,
    commands: 5,
    output: (number) => `line of ${number}\n`.repeat(40),
  });
  await using report = await open(written(run));
  const {page} = report;
  t.is(await page.locator('.shown').innerText(), '500 of 500 steps');
  const [ms, nodes] = await page.evaluate(() => [
    performance.getEntriesByName('drawn')[0]?.startTime ?? Infinity,
    document.querySelectorAll('*').length,
  ]);
  t.log(`drawn ${Math.round(ms)} ms after it was asked for; ${nodes} elements`);
  // A second where nothing else runs; what is meant to be lazy shows by the number of elements, whatever runs.
  t.true(nodes < 25_000);
});
