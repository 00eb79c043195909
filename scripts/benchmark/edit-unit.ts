import {MachineryError} from '../../harness/errors/machinery-error.ts';

/**
 * The source of a step whose unit is the plain one, with another unit: `value` becomes a variable of its environment.
 *
 * @throws MachineryError when the step has a unit of its own, or is not written as expected.
 */
export const editUnit = (source: string, value: string): string => {
  if (/^ {2}service\b/m.test(source) || !/^ {2}async test\(/m.test(source)) {
    throw new MachineryError('the step to edit must have a test and no service');
  }
  return source.replace(
    /^ {2}async test\(/m,
    (found) => `  service: () => ({environment: {BENCH: '${value}'}}),\n${found}`,
  );
};
