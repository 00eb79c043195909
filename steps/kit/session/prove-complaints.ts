import type {Complaint} from '../../../vm/lint/complaint.ts';
import {complaintText} from '../../../vm/lint/complaint-text.ts';
import {CheckError} from '../../../vm/shell/check-error.ts';
import type {StepCommand} from '../../../vm/shell/step-command.ts';
import type {ComplaintWords} from '../expected-complaints.ts';

export type ProveComplaintsOptions = {
  /** The step's number. */
  number: number;
  /** Where it is written, in words. */
  place: string;
  /** What systemd complains of in the step's units. */
  complaints: readonly Complaint[];
  /** What it is to complain of. */
  expected: readonly ComplaintWords[];
  /** Told of it, as of a command, with the error that it leads to; of nothing where there is nothing to tell. */
  onCommand: (command: StepCommand, error: Error | undefined) => void;
};

/**
 * Proves that systemd complains of a step's units as it should, which mostly is not at all: what it ignores cannot be proved.
 *
 * @throws CheckError when it has another complaint, or lacks one.
 */
export const proveComplaints = ({
  number,
  place,
  complaints,
  expected,
  onCommand,
}: ProveComplaintsOptions): void => {
  if (complaints.length === 0 && expected.length === 0) {
    return;
  }
  const lines = complaints.map(complaintText);
  const wrong = lines.filter((line) => !expected.some((words) => isIn(words, line)));
  const missing = expected.filter((words) => !lines.some((line) => isIn(words, line)));
  const told = wrong.length > 0 ? wrong : lines;
  const output = Buffer.from(told.map((line) => `${line}\n`).join(''));
  const result = {
    command: `systemd-analyze verify of the units of step ${number}`,
    where: 'before any of them runs',
    startedAt: new Date().toISOString(),
    durationMs: 0,
    exitStatus: lines.length === 0 ? 0 : 1,
    signal: undefined,
    timedOut: false,
    stdout: output,
    stderr: Buffer.alloc(0),
    output,
  };
  const wanted =
    wrong.length === 0 && missing.length > 0
      ? `a complaint ${missing.map(inWords).join(', and one ')}`
      : expected.length > 0
        ? `no complaint but those that \`complaints:\` in ${place} names: ${expected.map(inWords).join('; ')}`
        : `no complaint; one that is meant is to be named by \`complaints:\` in ${place}`;
  const error = wrong.length + missing.length === 0 ? undefined : new CheckError(wanted, result);
  onCommand({...result, expected: wanted, holds: error === undefined}, error);
  if (error !== undefined) {
    throw error;
  }
};

const isIn = (words: ComplaintWords, line: string): boolean =>
  typeof words === 'string' ? line.includes(words) : line.search(words) >= 0;

const inWords = (words: ComplaintWords): string =>
  typeof words === 'string' ? `with ${JSON.stringify(words)}` : `that matches ${String(words)}`;
