import test from 'ava';
import {openTestGuest} from '../guests/testing/open-test-guest.ts';
import {startedUnits} from './started-units.ts';
import {unitsGone} from './units-gone.ts';

// Whether systemd's links tell what systemctl would: on the systemd of a real guest.
const opened = await openTestGuest('started units');
const {machine} = opened.guest;

test.after.always('the guest ends', async () => {
  await opened[Symbol.asyncDispose]();
});

test('a unit that runs, one that has failed, one that has ended, and one that was never started', async (t) => {
  const run = (name: string, ...words: string[]) =>
    machine.succeed(`systemd-run --quiet --no-block --unit=${name} ${words.join(' ')}`);
  await run('started-runs', 'sleep 1000');
  await run('started-ended', 'true');
  await run('started-failed', 'false');
  await machine.waitUntilSucceeds('systemctl is-failed started-failed');
  await unitsGone(machine, 'started-ended.service');
  t.deepEqual(
    (await startedUnits(machine, 'started-*.service')).sort((a, b) => a.name.localeCompare(b.name)),
    [
      {name: 'started-failed.service', runs: false},
      {name: 'started-runs.service', runs: true},
    ],
  );
  t.deepEqual(await startedUnits(machine, 'started-runs.service'), [
    {name: 'started-runs.service', runs: true},
  ]);
  const folder = '/run/started-folder';
  t.deepEqual(await startedUnits(machine, 'started-never.service', folder), []);
  await machine.succeed(`mkdir '${folder}'`);
  t.deepEqual(await startedUnits(machine, 'started-never.service', folder), [{name: folder, runs: true}]);
  await machine.systemctl('stop', 'started-runs.service');
  await machine.systemctl('reset-failed', 'started-failed.service');
  await unitsGone(machine, 'started-*.service');
  t.deepEqual(await startedUnits(machine, 'started-*.service'), []);
});
