import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {parseSmapsRollup} from './parse-smaps-rollup.ts';

const text = `5590e0c00000-7ffd0f5e2000 ---p 00000000 00:00 0                          [rollup]
Rss:              204800 kB
Pss:              153600 kB
Pss_Dirty:         51200 kB
Pss_Anon:          40960 kB
Shared_Clean:      20480 kB
Shared_Dirty:          0 kB
Private_Clean:      1024 kB
Private_Dirty:    102400 kB
`;

test('what a process shares and what it does not, in MiB', (t) => {
  t.deepEqual(parseSmapsRollup(text), {pss: 150, private: 101});
});

test('of a process that has ended nothing is known', (t) => {
  t.throws(() => parseSmapsRollup(''), {instanceOf: MachineryError, message: 'smaps_rollup has no Pss'});
});
