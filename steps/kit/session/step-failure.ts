import {HarnessError} from '../../../harness/errors/harness-error.ts';
import {calledFrom} from './called-from.ts';
import {describeFailure} from './describe-failure.ts';

/** Why a step failed. */
export type StepFailure = {
  /** Class of what it threw, as in `CheckError`. */
  readonly name: string;
  /** Complete in itself. */
  readonly message: string;
  /** The machine is gone or does not answer: nothing was proved. */
  readonly machinery: boolean;
  /** The command that failed: its place among the step's, from 0. Absent when it was none of them. */
  readonly command?: number;
  /** What should have been, as in "exit status 0". */
  readonly expected?: string;
  /** Line of the step's file, from 1, from which what failed was called. Absent when it was called from elsewhere. */
  readonly line?: number;
};

/** The failure that something thrown by a step is; `file` is the step's. */
export const stepFailure = (
  error: unknown,
  {machinery, command, file}: {machinery: boolean; command: number | undefined; file?: string | undefined},
): StepFailure => ({
  name: error instanceof Error ? error.name : typeof error,
  message: describeFailure(error),
  machinery,
  ...(command === undefined ? {} : {command}),
  ...(HarnessError.is(error) && 'expected' in error && typeof error.expected === 'string'
    ? {expected: error.expected}
    : {}),
  ...lineOf(error, file),
});

const lineOf = (error: unknown, file: string | undefined): Pick<StepFailure, 'line'> => {
  const line =
    file === undefined || !(error instanceof Error) ? undefined : calledFrom(error.stack ?? '', file);
  return line === undefined ? {} : {line};
};
