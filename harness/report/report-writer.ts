import {appendFileSync} from 'node:fs';
import {join} from 'node:path';
import {replaceFileSync} from '../atomic/replace-file-sync.ts';
import {MachineryError} from '../errors/machinery-error.ts';
import type {RunChange} from '../results/run-change.ts';
import {reportFile} from '../results/results-layout.ts';
import type {RunRecord} from '../results/run-record.ts';
import {dataBlock} from './data-block.ts';
import {reportPartOf} from './report-part-of.ts';
import {wholeReport, type WholeReportOptions} from './whole-report.ts';

/**
 * Writes the report of a run as it happens: to the page that is there, a `firstPage`, only what is new, at its end. Whenever
 * the process is killed, the page opens with what there was, and says that the run did not come to its end: that it did only
 * the page says which `end` writes. A file that cannot be written is a MachineryError.
 */
export class ReportWriter {
  readonly #file: string;
  readonly #options: WholeReportOptions;

  /** @param folder the run's results folder, which has the first page */
  constructor(folder: string, options: Omit<WholeReportOptions, 'folder'> = {}) {
    this.#file = join(folder, reportFile);
    this.#options = {...options, folder};
  }

  /** Adds a change, of which `run` is the whole. */
  change(change: RunChange, run: RunRecord): void {
    try {
      appendFileSync(this.#file, dataBlock('part', reportPartOf(change, run, new Date().toISOString())));
    } catch (error) {
      throw new MachineryError(`cannot write ${this.#file}: ${(error as Error).message}`, {cause: error});
    }
  }

  /** The run is over: writes the page anew, with all of the run once, and with its files. */
  end(run: RunRecord): void {
    replaceFileSync(this.#file, wholeReport(run, this.#options));
  }
}
