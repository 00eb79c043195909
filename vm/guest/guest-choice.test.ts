import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {defaultGuest, parseGuest} from './guest-choice.ts';

test('a guest is named in full, whatever the user wrote', (t) => {
  t.is(parseGuest('debian').name, defaultGuest);
  t.is(parseGuest('debian:trixie').name, 'debian:trixie');
  t.is(parseGuest('debian:bookworm').suite.systemd, 252);
  t.is(parseGuest(defaultGuest).name, defaultGuest);
});

for (const text of ['', 'trixie', 'debian:', 'debian:trixie:amd64', 'Debian', 'ubuntu:noble', ':trixie']) {
  test(`"${text}" is no guest`, (t) => {
    const error = t.throws(() => parseGuest(text), {instanceOf: UsageError});
    t.is(
      error.message,
      `--guest ${text}: no such guest; allowed: debian:bookworm, debian:trixie, debian:forky`,
    );
  });
}

test('a suite that there is not is refused in one line', (t) => {
  const error = t.throws(() => parseGuest('debian:sid'), {instanceOf: UsageError});
  t.is(error.message, 'debian:sid: no such suite; allowed: bookworm, trixie, forky');
  t.is(error.exitStatus, 2);
});
