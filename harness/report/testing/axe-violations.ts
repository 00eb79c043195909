import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Axe = {
  run(): Promise<{violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]}>;
};

/** What axe has to say of a page, for who sees, hears or types: a line for each rule that it breaks. */
export const axeViolations = async (page: Page): Promise<string[]> => {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const {violations} = await (globalThis as unknown as {axe: Axe}).axe.run();
    return violations.map(
      ({id, nodes}) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}: ${nodes[0]?.failureSummary ?? ''}`,
    );
  });
};
