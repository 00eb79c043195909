import test from 'ava';
import {journalLines} from './journal-lines.ts';

test('a line has the time that it begins with, one that goes on that of the line before', (t) => {
  const {lines, times} = journalLines(
    [
      '2026-11-24T05:35:22.250000+0000 guest systemd[1]: one',
      '    more of it',
      '2026-11-24T06:35:22.500000+01:00 guest systemd[1]: two',
    ].join('\n'),
  );
  t.is(lines.length, 3);
  const at = Date.parse('2026-11-24T05:35:22Z');
  t.deepEqual(times, [at + 250, at + 250, at + 500]);
});

test('lines by the time since the boot have none', (t) => {
  t.false('times' in journalLines('[   85.706366] systemd[1]: Finished.'));
});
