import {stripVTControlCharacters} from 'node:util';
import {HarnessError} from '../../../harness/errors/harness-error.ts';

type AvaAssertionError = Error & {assertion: string; formattedDetails: {label: string; formatted: string}[]};

const isAssertionError = (error: unknown): error is AvaAssertionError =>
  error instanceof Error && 'formattedDetails' in error && Array.isArray(error.formattedDetails);

/** What went wrong in a step, complete in itself: AVA keeps the values of an assertion beside its message. */
export const describeFailure = (error: unknown): string => {
  if (isAssertionError(error)) {
    return [
      `${error.assertion}: ${error.message}`,
      ...error.formattedDetails.flatMap(({label, formatted}) => [
        label,
        ...stripVTControlCharacters(formatted)
          .split('\n')
          .map((line) => `  ${line}`),
      ]),
    ].join('\n');
  }
  if (!(error instanceof Error)) {
    return `the step threw what is no error: ${String(error)}`;
  }
  // Our own errors say all; of any other, the place says most.
  return HarnessError.is(error) ? error.message : (error.stack ?? error.message);
};
