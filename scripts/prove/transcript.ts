import {appendFileSync, mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import type {TranscriptEntry} from '../../steps/kit/session/messages.ts';

/** Bytes of one command's output that a transcript shows. */
const shownBytes = 64 * 1024;

/** The transcript of one step: every command with all that it wrote, added as it happens. */
export class Transcript {
  readonly path: string;

  constructor(path: string, title: string) {
    this.path = path;
    mkdirSync(dirname(path), {recursive: true});
    appendFileSync(path, `${title}\n`);
  }

  add(entry: TranscriptEntry): void {
    appendFileSync(this.path, `${format(entry)}\n`);
  }
}

const format = (entry: TranscriptEntry): string => {
  if (entry.kind === 'check') {
    return `  ${entry.holds ? 'holds' : 'DOES NOT HOLD'}: ${entry.expected}`;
  }
  const output = Buffer.from(entry.output, 'base64');
  const status = entry.timedOut ? 'ended, as its time was up' : `exit status ${entry.exitStatus ?? 'none'}`;
  const text = output.subarray(0, shownBytes).toString('utf8').replace(/\n$/, '');
  return [
    '',
    `${entry.where} $ ${entry.command}`,
    ...(text === '' ? [] : text.split('\n').map((line) => `  | ${line}`)),
    ...(output.length > shownBytes ? [`  | … ${output.length - shownBytes} bytes more`] : []),
    `  ${status}, ${(entry.durationMs / 1000).toFixed(2)} s`,
  ].join('\n');
};
