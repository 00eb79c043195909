import {readFile} from 'node:fs/promises';
import {posix} from 'node:path';
import {hereDocument} from '../../harness/process/here-document.ts';
import {quote} from '../../harness/process/quote.ts';
import type {UnitTexts} from './verifier.ts';

/** A script for `sh -s` that writes unit files into the folder `$units`, and has systemd look at the units that are its arguments. */
export const askScript = async (files: UnitTexts): Promise<string> => {
  const folders = new Set(
    [...files.keys()].map((path) => posix.dirname(path)).filter((path) => path !== '.'),
  );
  return [
    ...[...folders].map((path) => `mkdir -p "$units"/${quote(path)}`),
    ...[...files].map(([path, text]) => hereDocument(`"$units"/${quote(path)}`, text)),
    await readFile(new URL('ask.sh', import.meta.url), 'utf8'),
  ].join('\n');
};
