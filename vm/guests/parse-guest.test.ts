import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {defaultGuest} from './debian/debian-names.ts';
import {parseDebianGuest} from './debian/parse-debian-guest.ts';
import {guestForms, parseGuest} from './parse-guest.ts';

test('a guest is named in full, whatever the user wrote', (t) => {
  t.is(parseGuest('debian').name, defaultGuest);
  t.is(parseGuest('debian:trixie').name, 'debian:trixie');
  t.is(parseDebianGuest('debian:bookworm').suite.systemd, 252);
  t.is(parseGuest(defaultGuest).name, defaultGuest);
});

for (const text of ['', 'trixie', 'debian:', 'debian:trixie:amd64', 'Debian', 'ubuntu:noble', ':trixie']) {
  test(`"${text}" is no guest`, (t) => {
    const error = t.throws(() => parseGuest(text), {instanceOf: UsageError});
    t.is(error.message, `--guest ${text}: no such guest; allowed: ${guestForms}`);
  });
}

test('a suite that there is not is refused in one line', (t) => {
  const error = t.throws(() => parseGuest('debian:sid'), {instanceOf: UsageError});
  t.is(error.message, 'debian:sid: no such suite; allowed: bookworm, trixie, forky');
  t.is(error.kind, 'usage');
});

test('a VM built elsewhere is named by its script or a folder', (t) => {
  t.like(parseGuest('nixos:/a/result'), {name: 'nixos:/a/result', takesModule: false});
  t.is(parseGuest('nixos:result').name, 'nixos:result');
  t.like(parseGuest('nixos', {nixpkgs: '/n'}), {name: 'nixos', options: {nixpkgs: '/n'}});
  t.throws(() => parseGuest('nixos:'), {instanceOf: UsageError});
});

test('NixOS VMs of several nixpkgs have names of their own', async (t) => {
  const guests = ['nixos@.', 'nixos@github:NixOS/nixpkgs/nixos-unstable'].map((text) => parseGuest(text));
  for (const guest of guests) {
    // What names the nixpkgs need not be said again.
    t.is(Object.keys(guest.options).length, 0);
    await guest.check();
  }
  t.deepEqual(
    guests.map(({name}) => name),
    ['nixos@.', 'nixos@github:NixOS/nixpkgs/nixos-unstable'],
  );
  t.throws(() => parseGuest('nixos@'), {instanceOf: UsageError});
  await t.throwsAsync(parseGuest('nixos@./nowhere').check(), {
    instanceOf: UsageError,
    message: /^--guest nixos@\.\/nowhere: is not there; allowed: the folder of a nixpkgs checkout, or /,
  });
});

test('where a guest gives its programs it must be a Debian one', (t) => {
  const error = t.throws(() => parseDebianGuest('nixos:/a/result'), {instanceOf: UsageError});
  t.is(
    error.message,
    '--guest nixos:/a/result: no such guest; allowed: debian:bookworm, debian:trixie, debian:forky',
  );
});
