import {join, relative} from 'node:path';
import {replaceFileSync} from '../atomic/replace-file-sync.ts';
import {checkoutRoot} from './checkout-root.ts';
import {ctrf} from './ctrf.ts';
import {junit} from './junit.ts';
import type {RunRecord} from './run-record.ts';

/**
 * Writes `results.json`, `junit.xml` and `ctrf.json` of a run into its folder, each whole or not at all.
 *
 * @throws MachineryError when a file cannot be written.
 */
export const writeRun = (folder: string, record: RunRecord): void => {
  replaceFileSync(join(folder, 'results.json'), `${JSON.stringify(record, undefined, 2)}\n`);
  const root = checkoutRoot(process.env);
  const pathOf = (artifact: string) => relative(root, join(folder, artifact));
  replaceFileSync(join(folder, 'junit.xml'), junit(record, pathOf));
  replaceFileSync(join(folder, 'ctrf.json'), `${JSON.stringify(ctrf(record, pathOf), undefined, 1)}\n`);
};
