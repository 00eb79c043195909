import test from 'ava';
import {isOver} from './is-over.ts';

const after = {round: 3, elapsedMs: 5000, hasFailed: false};

test('a run that is not to be repeated has one round', (t) => {
  t.true(isOver(undefined, {...after, round: 1}));
});

test('rounds are counted, whatever comes of them', (t) => {
  t.false(isOver({rounds: 4}, {...after, hasFailed: true}));
  t.true(isOver({rounds: 3}, after));
});

test('no round begins when the time is up', (t) => {
  t.false(isOver({forMs: 5001}, after));
  t.true(isOver({forMs: 5000}, after));
});

test('until a failure is until there is one', (t) => {
  t.false(isOver({untilFailure: true}, after));
  t.true(isOver({untilFailure: true}, {...after, hasFailed: true}));
});
