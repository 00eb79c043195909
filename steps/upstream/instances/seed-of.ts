import {UsageError} from '../../../harness/errors/usage-error.ts';

/**
 * What examples are made up from: CONFINEMENT_SEED, to try those of a failure again, else another each time.
 *
 * @throws UsageError when it is no whole number.
 */
export const seedOf = ({CONFINEMENT_SEED: text}: Readonly<Record<string, string | undefined>>): number => {
  if (text === undefined || text === '') {
    return Date.now() % 1_000_000;
  }
  if (!/^\d{1,9}$/.test(text)) {
    throw new UsageError(
      `CONFINEMENT_SEED: ${JSON.stringify(text)}; allowed: a whole number below 1000000000`,
    );
  }
  return Number(text);
};
