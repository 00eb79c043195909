import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Repeat} from './repeat.ts';

const milliseconds: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000};

/**
 * Reads how long steps are proved again and again: `20` rounds, `90s`, `30m` or `8h`, or `until-failure`.
 *
 * @throws UsageError for anything else.
 */
export const parseRepeat = (text: string): Repeat => {
  if (text === 'until-failure') {
    return {untilFailure: true};
  }
  const {count = '', unit} = /^(?<count>[1-9]\d*)(?<unit>[smh])?$/.exec(text)?.groups ?? {};
  if (count === '') {
    throw new UsageError(
      `--repeat ${text}: allowed: a number of rounds, as in 20, a time, as in 90s, 30m or 8h, or until-failure`,
    );
  }
  return unit === undefined ? {rounds: Number(count)} : {forMs: Number(count) * (milliseconds[unit] ?? 0)};
};
