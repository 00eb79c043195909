import {pathToFileURL} from 'node:url';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';

export type OpenedReport = {
  readonly page: Page;
  /** Addresses that were asked for, but for that of the page itself. */
  readonly requests: string[];
  /** Errors of the page's script, what it wrote to the console, dialogs, and windows that were opened. */
  readonly incidents: string[];
} & AsyncDisposable;

/** Opens a page from a file in a browser that has no network, and waits until it is drawn. */
export const openReport = async (
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<OpenedReport> => {
  const context = await browser.newContext({offline: true, ...options});
  const page = await context.newPage();
  const requests: string[] = [];
  const incidents: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) {
      requests.push(request.url());
    }
  });
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`));
  page.on('console', (message) => incidents.push(`console: ${message.text()}`));
  page.on('dialog', (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('page', (other) => incidents.push(`window: ${other.url()}`));
  await page.goto(address);
  await page.waitForSelector('main');
  return {page, requests, incidents, [Symbol.asyncDispose]: async () => context.close()};
};
