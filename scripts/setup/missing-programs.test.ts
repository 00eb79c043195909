import test from 'ava';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {fakeHost} from './fixtures/fake-host.ts';
import {missingPrograms} from './missing-programs.ts';

const names = (system: Parameters<typeof missingPrograms>[0]) =>
  missingPrograms(system).map(({program}) => program);

test('programs and files that are not there are told', (t) => {
  t.deepEqual(names(fakeHost({lacks: []})), []);
  t.deepEqual(names(fakeHost({lacks: ['patchelf', 'the Debian archive keyring']})), [
    'the Debian archive keyring',
    'patchelf',
  ]);
});

test('newuidmap is for ordinary users only', (t) => {
  t.deepEqual(names(fakeHost({lacks: ['newuidmap']})), ['newuidmap']);
  t.deepEqual(names(fakeHost({lacks: ['newuidmap'], isRoot: true})), []);
});

test('a busybox with shared libraries will not do', (t) => {
  t.deepEqual(names({...fakeHost({lacks: []}), isStatic: () => false}), ['busybox (statically linked)']);
});

test('either name of the keyring will do', (t) => {
  const system = fakeHost({lacks: []});
  const fileExists = (path: string) =>
    path.endsWith('.pgp') || path.endsWith('/libc.a') || path === '/bin/busybox';
  t.deepEqual(names({...system, fileExists}), []);
});

test('each kind of guest asks for what it needs alone', (t) => {
  const nothing = {...fakeHost({lacks: []}), which: () => undefined, fileExists: () => false};
  const lacked = (...guests: Guest[]) =>
    missingPrograms(
      nothing,
      guests.flatMap((guest) => guest.hostPrograms),
    ).map(({program}) => program);
  const debian = parseGuest('debian');
  const nixos = parseGuest('nixos');
  const ssh = parseGuest('ssh://root@host');
  const deployed = parseGuest('ssh://root@host', {deploy: true});
  t.deepEqual(lacked(parseGuest('nixos:/result')), ['ssh-keyscan', 'setpriv', 'flock']);
  t.deepEqual(lacked(nixos), ['nix-build', 'ssh-keyscan', 'setpriv', 'flock']);
  t.false(lacked(debian).includes('ssh-keyscan'));
  t.true(lacked(debian).includes('mmdebstrap'));
  t.deepEqual(lacked(ssh), ['ssh-keygen', 'setpriv', 'flock']);
  t.true(lacked(deployed).includes('mmdebstrap'));
  t.false(lacked(deployed).includes('qemu-system-x86_64'));
  t.deepEqual(lacked(debian, nixos, ssh).sort(), names(nothing).sort());
});
