import {HarnessError} from '../../harness/errors/harness-error.ts';

/** An error that ends the process, for its user: our own say all; of any other, a defect of ours, the place matters. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return HarnessError.is(error) ? error.message : (error.stack ?? error.message);
};
