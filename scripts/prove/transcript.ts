import {appendFileSync, mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import type {SubtestRecord} from '../../harness/results/run-record.ts';
import type {StepCommand} from '../../vm/shell/step-command.ts';

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

  /** A command that has ended, and what came of the check that it was. */
  add(command: StepCommand): void {
    appendFileSync(this.path, `${format(command)}\n`);
  }

  /** A named part of the step that has ended: what it did stands before it. */
  addSubtest({name, within, durationMs, error}: SubtestRecord): void {
    const verdict = error === undefined ? 'ok' : `FAILED: ${error}`;
    appendFileSync(
      this.path,
      `\nsubtest ${[...within, name].join(' > ')}: ${verdict}, ${(durationMs / 1000).toFixed(2)} s\n`,
    );
  }
}

const format = ({where, command, output, exitStatus, timedOut, durationMs, expected, holds}: StepCommand) => {
  const status = timedOut ? 'ended, as its time was up' : `exit status ${exitStatus ?? 'none'}`;
  const text = output.subarray(0, shownBytes).toString('utf8').replace(/\n$/, '');
  return [
    '',
    `${where} $ ${command}`,
    ...(text === '' ? [] : text.split('\n').map((line) => `  | ${line}`)),
    ...(output.length > shownBytes ? [`  | … ${output.length - shownBytes} bytes more`] : []),
    `  ${status}, ${(durationMs / 1000).toFixed(2)} s`,
    ...(expected === undefined ? [] : [`  ${holds === true ? 'holds' : 'DOES NOT HOLD'}: ${expected}`]),
  ].join('\n');
};
