import type {Page} from 'playwright-core';
import {NotYet} from '../../wait/not-yet.ts';
import {waitUntil} from '../../wait/wait-until.ts';

/** In words of the page, which this side of it does not know. */
const openAll = `(() => {
  const all = [...document.querySelectorAll('details:not([open])')];
  for (const each of all) {
    each.open = true;
  }
  return all.length;
})()`;

/** What folds is drawn when it is told that it is open: until then it has nothing but its summary. */
const undrawn = `[...document.querySelectorAll('details[open]')].filter((each) => each.children.length < 2).length`;

/** Opens all that folds in a page, and resolves when all of it is drawn. */
export const unfold = async (page: Page): Promise<void> => {
  while ((await page.evaluate(openAll)) !== 0) {
    await waitUntil(
      async () => {
        const count = await page.evaluate(undrawn);
        if (count !== 0) {
          throw new NotYet(`${String(count)} have nothing in them`);
        }
      },
      {what: 'all that was opened to be drawn', timeoutMs: 30_000, intervalMs: 10},
    );
  }
};
