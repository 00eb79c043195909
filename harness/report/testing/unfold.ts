import type {Page} from 'playwright-core';

/** In words of the page, which this side of it does not know. */
const openAll = `(() => {
  const all = [...document.querySelectorAll('details:not([open])')];
  for (const each of all) {
    each.open = true;
  }
  return all.length;
})()`;

/** Opens all that folds in a page, until nothing more comes. */
export const unfold = async (page: Page): Promise<void> => {
  while ((await page.evaluate(openAll)) !== 0) {
    await page.waitForTimeout(0);
  }
};
