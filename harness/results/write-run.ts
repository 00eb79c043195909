import {join} from 'node:path';
import {replaceFileSync} from '../atomic/replace-file-sync.ts';
import {junit} from './junit.ts';
import type {RunRecord} from './run-record.ts';

/**
 * Writes `results.json` and `junit.xml` of a run into its folder, each whole or not at all.
 *
 * @throws MachineryError when a file cannot be written.
 */
export const writeRun = (folder: string, record: RunRecord): void => {
  replaceFileSync(join(folder, 'results.json'), `${JSON.stringify(record, undefined, 2)}\n`);
  replaceFileSync(join(folder, 'junit.xml'), junit(record));
};
