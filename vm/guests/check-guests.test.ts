import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseGuest} from './parse-guest.ts';
import {checkGuests} from './check-guests.ts';

test('what no guest is for, and a guest that is not there, are refused in one line', async (t) => {
  for (const [guest, options, message] of [
    ['debian', {deploy: true}, '--deploy: goes with --guest ssh://USER@HOST[:PORT]'],
    [
      'debian',
      {nixpkgs: '/'},
      '--nixpkgs /: goes with --guest nixos; for the module alone there is --module nixpkgs:PATH',
    ],
    [
      'nixos:/no/such',
      {},
      '--guest nixos:/no/such: is not there; allowed: a run-NAME-vm script, or a folder as result',
    ],
  ] as const) {
    await t.throwsAsync(checkGuests([parseGuest(guest)], options), {instanceOf: UsageError, message});
  }
  await t.notThrowsAsync(checkGuests([parseGuest('debian')], {}));
});
