import test from 'ava';
import {suites} from '../guests/debian/image/suites.ts';
import {knownSystemds} from './known-systemds.ts';

test('there is data of the systemd of each Debian suite, and of no other, from the oldest to the newest', (t) => {
  t.deepEqual(
    knownSystemds.map(({systemd}) => systemd),
    Object.values(suites)
      .map(({systemd}) => systemd)
      .sort((one, other) => one - other),
  );
});
