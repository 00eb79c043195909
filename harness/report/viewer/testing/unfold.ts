import type {Page} from 'playwright-core';

/** Opens all that folds in a page, until nothing more comes. */
export const unfold = async (page: Page): Promise<void> => {
  for (let folded = -1; folded !== 0;) {
    folded = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const each of all) {
        each.open = true;
      }
      return all.length;
    });
    await page.waitForTimeout(0);
  }
};
