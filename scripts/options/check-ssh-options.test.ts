import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseGuest} from '../../vm/guests/guest-choice.ts';
import {checkSshOptions} from './check-ssh-options.ts';

const booted = [parseGuest('debian'), parseGuest('nixos')];

test('options for a machine that runs already are refused without one', (t) => {
  for (const [options, flag] of [
    [{deploy: true}, '--deploy'],
    [{identity: 'key'}, '--identity'],
    [{knownHosts: 'hosts'}, '--known-hosts'],
  ] as const) {
    const error = t.throws(() => checkSshOptions(options, booted), {instanceOf: UsageError});
    t.is(error.message, `${flag}: goes with --guest ssh://USER@HOST[:PORT]`);
    t.notThrows(() => checkSshOptions(options, [...booted, parseGuest('ssh://root@host')]));
  }
  t.notThrows(() => checkSshOptions({}, booted));
});
