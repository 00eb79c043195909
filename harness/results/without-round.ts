import type {SuiteRecord} from './run-record.ts';

/** Name of a suite that the other rounds of the same have, too. */
export const withoutRound = ({name, round}: Pick<SuiteRecord, 'name' | 'round'>): string => {
  const end = ` round ${round ?? ''}`;
  return round !== undefined && name.endsWith(end) ? name.slice(0, -end.length) : name;
};
