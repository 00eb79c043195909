import test from 'ava';
import {oneOf} from './one-of.ts';
import {seededRandom} from './seeded-random.ts';

const draw = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({length: count}, random);
};

test('a seed draws the same again, another one something else', (t) => {
  t.deepEqual(draw(7, 5), draw(7, 5));
  t.notDeepEqual(draw(7, 5), draw(8, 5));
});

test('what is drawn is spread over all', (t) => {
  const counts = [0, 0, 0, 0];
  for (const drawn of draw(1, 4000)) {
    const index = oneOf([0, 1, 2, 3], drawn);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  t.true(
    counts.every((count) => count > 900 && count < 1100),
    counts.join(),
  );
});

test('nothing is not drawn', (t) => {
  t.throws(() => oneOf([], 0.5));
});
