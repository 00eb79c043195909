import type {Bar} from './bar.ts';

/** Bars in as few rows as need be for none to overlap; each row in the order of its times. */
export const packLanes = (bars: readonly Bar[]): Bar[][] => {
  const lanes: Bar[][] = [];
  for (const bar of [...bars].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? -Infinity) <= bar.from);
    if (free === undefined) {
      lanes.push([bar]);
    } else {
      free.push(bar);
    }
  }
  return lanes;
};
