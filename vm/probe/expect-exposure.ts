import type {ExpectedExposure} from './expected-exposure.ts';
import {ExposureError} from './exposure-error.ts';
import {exposureDifferences} from './exposure-differences.ts';
import type {Exposure} from './exposure.ts';

/**
 * An exposure must be as expected (see exposureDifferences).
 *
 * @param where for the message, as in "inside test5@.service"
 * @throws ExposureError with a table of the differences.
 */
export const expectExposure = (
  actual: Exposure,
  expected: Exposure | ExpectedExposure,
  {outside, where = 'the exposure'}: {outside?: Exposure; where?: string} = {},
): void => {
  const differences = exposureDifferences(actual, expected, outside);
  if (differences.length > 0) {
    throw new ExposureError(where, differences);
  }
};
