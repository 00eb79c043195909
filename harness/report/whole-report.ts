import type {RunRecord} from '../results/run-record.ts';
import {dataBlock} from './data-block.ts';
import {fileBlocks, type FileBlocksOptions} from './file-blocks.ts';
import {firstPage} from './first-page.ts';
import {packed} from './packed.ts';
import {shortenedRun} from './shortened-run.ts';

export type WholeReportOptions = FileBlocksOptions;

/** Characters that the run's record may have as it is packed. */
const mostRecord = 768 * 1024;

/** Characters of a command's output that are kept, from as many as are recorded to what tells that there was some. */
const outputLimits = [16 * 1024, 2048, 256];

/** The report of a run that has ended, with those of its files that it has room for. */
export const wholeReport = (run: RunRecord, options: WholeReportOptions): string => {
  let record = '';
  for (const limit of outputLimits) {
    record = packed({of: 'whole', run: shortenedRun(run, limit)});
    if (record.length <= mostRecord) {
      break;
    }
  }
  return [
    firstPage(),
    dataBlock('packed', record),
    ...fileBlocks(run, options).map((block) => dataBlock('file', block)),
  ].join('');
};
