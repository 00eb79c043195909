import test from 'ava';
import {stepPlace} from './step-place.ts';

test('a step is told by its file and line, and one that was read from no file by its number', (t) => {
  t.is(stepPlace({number: 5, source: {file: '/x/steps/seed/05-symlinks.ts', line: 3}}), '05-symlinks.ts:3');
  t.is(stepPlace({number: 5}), 'step 5');
});
