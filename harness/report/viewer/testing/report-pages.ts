import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestFn} from 'ava';
import type {Browser, BrowserContextOptions} from 'playwright-core';
import {reportTrees} from '../../../../scripts/results/report-trees.ts';
import {reportFile} from '../../../results/results-layout.ts';
import type {RunRecord} from '../../../results/run-record.ts';
import {mixedRun, writeMixedFiles} from '../../fixtures/mixed-run.ts';
import {startBrowser} from '../../testing/browser.ts';
import {type OpenedReport, openReport} from '../../testing/open-report.ts';
import {wholeReport} from '../../whole-report.ts';

/** Reports of runs, and a browser that opens them, for the tests of one file. */
export type ReportPages = {
  readonly open: (file: string, options?: BrowserContextOptions) => Promise<OpenedReport>;
  /** An empty folder, which goes with the others when the tests are over. */
  readonly newFolder: () => string;
  /** The report of a run, in a results folder with the files that `writeFiles` makes. */
  readonly written: (run: RunRecord, writeFiles?: (folder: string) => void) => string;
  /** That of a run that has something of all there is. */
  readonly mixed: () => string;
};

/** Starts a browser before the tests of a file, and ends it after them. */
export const reportPages = (test: TestFn): ReportPages => {
  const parent = mkdtempSync(join(tmpdir(), 'report-page-'));
  let browser: Browser | undefined;
  test.before('a browser is started', async () => {
    browser = await startBrowser();
  });
  test.after.always('it is ended', async () => {
    await browser?.close();
    rmSync(parent, {recursive: true, force: true});
  });
  const newFolder = (): string => mkdtempSync(join(parent, 'run-'));
  const written: ReportPages['written'] = (run, writeFiles = () => undefined) => {
    const folder = newFolder();
    writeFiles(folder);
    const file = join(folder, reportFile);
    writeFileSync(file, wholeReport(run, {folder, trees: reportTrees}));
    return file;
  };
  return {
    open: async (file, options) => {
      if (browser === undefined) {
        throw new Error('there is no browser');
      }
      return openReport(browser, file, options);
    },
    newFolder,
    written,
    mixed: () => written(mixedRun(), writeMixedFiles),
  };
};
