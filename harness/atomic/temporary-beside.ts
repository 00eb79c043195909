import {randomBytes} from 'node:crypto';
import {basename, dirname, join} from 'node:path';

/** A hidden name in the same folder as `path`, unlike any other: what is made there can be renamed to `path`. */
export const temporaryBeside = (path: string, kind: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.${kind}`);
