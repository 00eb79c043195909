import {HarnessError} from '../../harness/errors/harness-error.ts';
import {compilerEnded} from '../../steps/kit/compiler-ended.ts';

/** An error that ends the process, for its user: our own say all; of any other, a defect of ours, the place matters. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) {
    return String(error);
  }
  if (compilerEnded(error)) {
    return `the program that loads our code (esbuild) has ended; is the host out of memory? It said: ${error.message}`;
  }
  return HarnessError.is(error) ? error.message : (error.stack ?? error.message);
};
