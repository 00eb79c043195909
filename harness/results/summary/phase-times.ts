import type {PhaseRecord} from '../run-record.ts';
import {oneLine} from './one-line.ts';
import {seconds} from './seconds.ts';
import {sum} from './sum.ts';

/** Phases of one name of which only the sum is told: those of a run of many rounds. */
const manyPhases = 12;

/** `image 41.0 s, boot 3.1 s + 2.9 s`: phases of one name, of several suites, stand together. */
export const phaseTimes = (records: readonly PhaseRecord[]): string => {
  const names = [...new Set(records.map(({name}) => name))];
  return names
    .map((name) => {
      const durations = records.filter((each) => each.name === name).map(({durationMs}) => durationMs);
      const all = durations.flatMap((each) => each ?? []);
      const told =
        durations.length > manyPhases && all.length === durations.length
          ? [`${seconds(sum(all))} in ${all.length}`]
          : durations.map((each) => (each === undefined ? 'not ended' : seconds(each)));
      return `${oneLine(name)} ${told.join(' + ')}`;
    })
    .join(', ');
};
