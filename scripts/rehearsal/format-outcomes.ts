import {printable} from '../../harness/results/printable.ts';
import type {Outcome} from './outcome.ts';

/** A table with a line for each route, final newline included. */
export const formatOutcomes = (outcomes: readonly Outcome[]): string => {
  const width = Math.max(0, ...outcomes.map(({name}) => name.length));
  return outcomes
    .map(({name, verdict, seconds, shown}) =>
      `${name.padEnd(width)}  ${verdict.padEnd(7)}  ${`${seconds.toFixed(1)} s`.padStart(8)}  ${printable(shown.split('\n')[0] ?? '').slice(0, 100)}`.trimEnd(),
    )
    .concat('')
    .join('\n');
};
