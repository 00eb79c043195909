import test from 'ava';
import {limitedLines} from './limited-lines.ts';

test('what is short stays as it is', (t) => {
  t.deepEqual(limitedLines({lines: ['a', 'b'], times: [1, null]}, 100), {
    lines: ['a', 'b'],
    times: [1, null],
  });
  t.deepEqual(limitedLines({lines: ['a']}, 100), {lines: ['a']});
});

test('of what is long the beginning and the end stay, and each line keeps its time', (t) => {
  const lines = Array.from({length: 100}, (_, index) => String(index).padStart(9, '0'));
  const kept = limitedLines({lines, times: lines.map((_, index) => index)}, 100);
  t.deepEqual(kept.lines, [...lines.slice(0, 5), '[… 90 lines are left out here]', ...lines.slice(95)]);
  t.deepEqual(kept.times, [0, 1, 2, 3, 4, 5, 95, 96, 97, 98, 99]);
});

test('one line of megabytes is cut itself', (t) => {
  const {lines} = limitedLines({lines: ['x'.repeat(10 * 1024 ** 2)]}, 64 * 1024);
  t.true((lines[0] ?? '').length < 5000);
  t.regex(lines[0] ?? '', /\[… 10481664 characters are left out here\]$/);
});
