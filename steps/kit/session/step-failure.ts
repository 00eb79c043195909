import {HarnessError} from '../../../harness/errors/harness-error.ts';
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
};

/** The failure that something thrown by a step is. */
export const stepFailure = (
  error: unknown,
  {machinery, command}: {machinery: boolean; command: number | undefined},
): StepFailure => ({
  name: error instanceof Error ? error.name : typeof error,
  message: describeFailure(error),
  machinery,
  ...(command === undefined ? {} : {command}),
  ...(HarnessError.is(error) && 'expected' in error && typeof error.expected === 'string'
    ? {expected: error.expected}
    : {}),
});
