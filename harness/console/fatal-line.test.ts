import test from 'ava';
import {fatalLine} from './fatal-line.ts';

test('what says most of the end comes first, in its first words', (t) => {
  t.is(fatalLine(['[    1.0] fine', '']), undefined);
  t.is(
    fatalLine([
      '[    1.0] Out of memory: Killed process 7 (a)',
      '[    2.0] Kernel panic - not syncing: sysrq triggered crash ',
      '[    2.1] ---[ end Kernel panic - not syncing: sysrq triggered crash ]---',
    ]),
    'the kernel panicked: [    2.0] Kernel panic - not syncing: sysrq triggered crash',
  );
});
