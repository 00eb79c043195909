import {MachineryError} from '../../harness/errors/machinery-error.ts';

/**
 * The source of a step with another test and the same unit: `value` becomes a comment in it.
 *
 * @throws MachineryError when it is not written as expected.
 */
export const editTest = (source: string, value: string): string => {
  if (!/^ {2}async test\(.*\{$/m.test(source)) {
    throw new MachineryError('the step to edit must have a test');
  }
  return source.replace(/^ {2}async test\(.*\{$/m, (found) => `${found}\n    // ${value}`);
};
