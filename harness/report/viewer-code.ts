import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {PageCode} from './page-start.ts';
import {viewerScript} from './viewer-script.ts';

let code: PageCode | undefined;

/** The page's script and style; made once in a process. */
export const viewerCode = (): PageCode =>
  (code ??= {
    script: viewerScript(),
    style: readFileSync(join(import.meta.dirname, 'viewer/style.css'), 'utf8'),
  });
