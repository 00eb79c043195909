import test from 'ava';
import {filteredSyscalls} from './filtered-syscalls.ts';

const groups = {'@default': ['read'], '@mount': ['mount', 'umount2'], '@all': ['@mount', 'chroot', 'reboot']};
const asked = ['read', 'mount', 'umount2', 'chroot', 'reboot'];
const filtered = (...values: string[]) => filteredSyscalls(values, asked, groups);

test('a list that takes takes what it names, groups in groups too', (t) => {
  t.deepEqual(filtered('~@mount'), ['mount', 'umount2']);
  t.deepEqual(filtered('~@all'), ['mount', 'umount2', 'chroot', 'reboot']);
  t.deepEqual(filtered('~mount:EPERM'), ['mount']);
});

test('a list that allows takes all else', (t) => {
  t.deepEqual(filtered('chroot'), ['mount', 'umount2', 'reboot']);
});

test('later lists add and take', (t) => {
  t.deepEqual(filtered('@all', '~@mount'), ['mount', 'umount2']);
  t.deepEqual(filtered('~@all', 'chroot'), ['mount', 'umount2', 'reboot']);
  t.deepEqual(filtered('~mount', '~reboot'), ['mount', 'reboot']);
  t.deepEqual(filtered(), []);
});
