import test from 'ava';
import fc from 'fast-check';
import type {Bar} from './bar.ts';
import {packLanes} from './pack-lanes.ts';

const bar = (from: number, to: number): Bar => ({kind: 'step', label: '', from, to});

test('what overlaps stands in two lanes, what does not in one', (t) => {
  t.deepEqual(packLanes([bar(5, 9), bar(0, 5), bar(2, 6)]), [[bar(0, 5), bar(5, 9)], [bar(2, 6)]]);
});

test('no bars of a lane ever overlap, and none is lost', (t) => {
  const times = fc.array(fc.tuple(fc.nat(100), fc.nat(100)));
  fc.assert(
    fc.property(times, (pairs) => {
      const lanes = packLanes(pairs.map(([from, length]) => bar(from, from + length)));
      t.is(lanes.flat().length, pairs.length);
      for (const lane of lanes) {
        t.true(lane.every(({from}, index) => index === 0 || (lane[index - 1]?.to ?? 0) <= from));
      }
    }),
  );
});
