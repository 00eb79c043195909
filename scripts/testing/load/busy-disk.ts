import {join} from 'node:path';
import {quote} from '../../../harness/process/quote.ts';
import type {Load} from './load.ts';
import {loadProcesses} from './load-processes.ts';

/** Mebibytes that are written at a time. */
const written = 16;

/**
 * Writes to the disk on which these folders lie, and has it keep what was written, again and again: it stands for a slow one, as
 * whoever reads or writes there must wait.
 */
export const busyDisk = (folders: readonly string[]): Load =>
  loadProcesses(
    folders.map((folder) => {
      const file = quote(join(folder, `load-${process.pid}`));
      return `while :; do dd if=/dev/zero of=${file} bs=1M count=${written} conv=fsync status=none; rm -f ${file}; done`;
    }),
  );
