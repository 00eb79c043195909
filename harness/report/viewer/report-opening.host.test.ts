import {statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {largeRun, writeLargeFiles} from '../fixtures/large-run.ts';
import {reportPages} from './testing/report-pages.ts';

const {open, written, newFolder} = reportPages(test);

/** Times that each page is opened. */
const times = 3;

/** Milliseconds of a processor for a page on a host that takes no more than `emptyMs` for one with as many bytes and nothing to draw. */
const mostMs = 1000;
const emptyMs = 100;

/** Milliseconds for which the page keeps its processor busy until it is drawn: whatever else runs on the host does not count. */
const busyMs = async (file: string): Promise<number> => {
  await using report = await open(file);
  const {page} = report;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
  await page.reload();
  await page.waitForSelector('main');
  const {metrics} = await devtools.send('Performance.getMetrics');
  return 1000 * (metrics.find(({name}) => name === 'TaskDuration')?.value ?? Infinity);
};

const median = (samples: readonly number[]): number =>
  [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Infinity;

test.serial('a page of more than two megabytes opens within a second', async (t) => {
  const file = written(largeRun(), writeLargeFiles);
  const bytes = statSync(file).size;
  t.true(bytes > 2_000_000);
  const empty = join(newFolder(), 'empty.html');
  writeFileSync(
    empty,
    `<!doctype html><main>nothing</main><script type="application/json">${'x'.repeat(bytes)}</script>`,
  );
  const took = {empty: [] as number[], whole: [] as number[]};
  for (let time = 0; time < times; time += 1) {
    took.empty.push(await busyMs(empty));
    took.whole.push(await busyMs(file));
  }
  const [bare, whole] = [median(took.empty), median(took.whole)];
  t.log(`${Math.round(whole)} ms, ${Math.round(bare)} ms of them for its bytes alone`);
  t.true(whole < mostMs * Math.max(1, bare / emptyMs));
});
