import test from 'ava';
import {drawTrend} from './draw-trend.ts';
import {sampleSitting} from './fixtures/sample-sitting.ts';
import {measuredRows} from './measured-rows.ts';
import type {Sitting} from './sitting.ts';

const trendOf = (id: string, sittings: readonly Sitting[]): string => {
  const row = measuredRows(sittings).find((each) => each.id === id);
  return row === undefined ? 'no such row' : drawTrend(row, sittings);
};

const linesOf = (svg: string): number[] =>
  [...svg.matchAll(/<polyline [^>]*points="(?<points>[^"]*)"/g)].map(
    ({groups}) => groups?.points?.split(' ').length ?? 0,
  );

test('a point for each sitting that measured it, at its place, twice as high for twice as much', (t) => {
  const svg = trendOf('boot', [
    sampleSitting(1, {boot: 100}),
    sampleSitting(2, {other: 1}),
    sampleSitting(3, {boot: 200}, '2 processors, load 7.0 at the start'),
  ]);
  t.deepEqual(
    [...svg.matchAll(/<circle [^>]*cx="(?<x>[\d.]+)" cy="(?<y>[\d.]+)"/g)].map(({groups}) => [
      groups?.x,
      groups?.y,
    ]),
    [
      ['12', '79'],
      ['388', '46'],
    ],
  );
  t.deepEqual(linesOf(svg), [2]);
  t.regex(svg, /<title>2026-11-03 05:35 UTC, commit c0ffee3: 200 ms<\/title>/);
  t.regex(
    svg,
    /aria-label="the boot: 200 ms in the newest of 2 sittings, 100 ms in the oldest, at most 200 ms"/,
  );
});

test('no line goes from one host to another, nor to a lonely point', (t) => {
  const svg = trendOf('boot', [
    sampleSitting(1, {boot: 100}),
    sampleSitting(2, {boot: 100}),
    sampleSitting(3, {boot: 20}, '64 processors, load 1.0 at the start'),
    sampleSitting(4, {boot: 100}),
    sampleSitting(5, {boot: 100}),
    sampleSitting(6, {boot: 100}),
  ]);
  t.deepEqual(linesOf(svg), [2, 3]);
});

test('one sitting is one point in the middle; what took no time at all is drawn too', (t) => {
  t.regex(trendOf('boot', [sampleSitting(1, {boot: 5})]), /<circle [^>]*cx="200" cy="46"/);
  t.regex(trendOf('boot', [sampleSitting(1, {boot: 0})]), /<circle [^>]*cx="200" cy="112"/);
});
