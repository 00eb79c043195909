import test from 'ava';
import {mountsUnder} from './mounts-under.ts';

const mountinfo = String.raw`22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:5 / /tmp/run rw - tmpfs none rw
31 30 0:6 / /tmp/run/a\040b\134c rw - tmpfs none rw
32 22 0:7 / /tmp/running rw - tmpfs none rw
`;

test('mount points at and below a folder are told, in order and unescaped', (t) => {
  t.deepEqual(mountsUnder('/tmp/run', mountinfo), ['/tmp/run', String.raw`/tmp/run/a b\c`]);
});

test('a folder with a longer name does not count', (t) => {
  t.deepEqual(mountsUnder('/tmp/ru', mountinfo), []);
});
