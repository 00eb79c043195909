import test from 'ava';
import type {Declared} from '../unit/declared.ts';
import {inSlice} from './in-slice.ts';

const at = {section: 'Service', name: '', value: '', file: 'a.service', line: 1};
const declared = (...names: readonly string[]) =>
  new Map(names.map((name): [string, Declared] => [name, {name, values: ['tcp:80'], at}]));

test('what a slice has is left to it', (t) => {
  t.deepEqual(inSlice(['PrivateTmp=yes', 'SocketBindDeny=any', 'UMask=0077'], 'a.slice', declared()), [
    'PrivateTmp=yes',
    'UMask=0077',
    'Slice=a.slice',
  ]);
});

test('without any of that there is no need for the slice', (t) => {
  t.deepEqual(inSlice(['PrivateTmp=yes'], 'a.slice', declared()), ['PrivateTmp=yes']);
});

test('a slice of its own stays, and what the slice would deny although the unit allows it', (t) => {
  for (const name of ['Slice', 'SocketBindAllow']) {
    t.deepEqual(inSlice(['SocketBindDeny=any'], 'a.slice', declared(name)), ['SocketBindDeny=any']);
  }
});
