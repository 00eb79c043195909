import test from 'ava';
import {HeardClock} from './heard-clock.ts';

const told = (...heard: readonly (readonly [heardMs: number, ...momentsMs: number[]])[]): number[] => {
  const clock = new HeardClock();
  return heard.flatMap(([heardMs, ...momentsMs]) => clock.timesOf(momentsMs, heardMs));
};

test('moments are as far from each other as the guest says, however late they are heard of', (t) => {
  t.deepEqual(told([5100, 100], [6000, 200], [7000, 300]), [5100, 5200, 5300]);
  t.deepEqual(told([9000, 100, 200, 4000]), [5100, 5200, 9000]);
});

test('one that is heard of sooner sets right what comes after it, and no time goes back', (t) => {
  t.deepEqual(told([6100, 100], [5200, 200], [6300, 300], [6400, 1300]), [6100, 6100, 6100, 6300]);
});

test('after a reboot, or when the guest stood still, it begins anew', (t) => {
  t.deepEqual(told([100_000, 90_000], [101_000, 10], [101_500, 20]), [100_000, 101_000, 101_010]);
  t.deepEqual(told([100_000, 90_000], [160_000, 90_001]), [100_000, 160_000]);
  t.deepEqual(told([100_000, 90_000, 10, 20]), [100_000, 100_000, 100_000]);
});
