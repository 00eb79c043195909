import test from 'ava';
import {CommandFailedError} from './command-failed-error.ts';
import {machineUnderTest} from './testing/machine-under-test.ts';
import {UnitFailedError} from './unit-failed-error.ts';
import {UnitStateError} from './unit-state-error.ts';

// The tests share one guest and run one after the other.
const guest = machineUnderTest('machine-test');
const {real} = guest;

const write = async (file: string, ...lines: string[]): Promise<string> =>
  guest.machine.succeed(
    `mkdir -p "$(dirname ${file})" && printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')} > ${file}`,
  );

test.serial('startJob and stopJob resolve when the unit is started and stopped', async (t) => {
  const {machine} = guest;
  await write(
    '/run/systemd/system/slow.service',
    '[Service]',
    'Type=oneshot',
    'RemainAfterExit=yes',
    'ExecStart=sleep 1',
  );
  await write('/run/systemd/system/broken.service', '[Service]', 'Type=oneshot', 'ExecStart=false');
  await machine.systemctl('daemon-reload');
  await machine.requireUnitState('slow.service', 'inactive');
  await machine.startJob('slow.service');
  await machine.requireUnitState('slow.service');
  await machine.stopJob('slow.service');
  await machine.requireUnitState('slow.service', 'inactive');
  const error = await t.throwsAsync(machine.startJob('broken.service'), {instanceOf: CommandFailedError});
  t.regex(
    error.message,
    /command: systemctl --no-pager start broken\.service\n[^]*Job for broken\.service failed/,
  );
  await write('/run/systemd/system/endless.service', '[Service]', 'Type=oneshot', 'ExecStart=sleep 600');
  await machine.systemctl('daemon-reload');
  const late = await t.throwsAsync(machine.startJob('endless.service', {timeoutMs: real(1500)}), {
    instanceOf: CommandFailedError,
  });
  t.true(late.timedOut);
  await machine.stopJob('endless.service');
});

test.serial('requireUnitState tells the state that there is', async (t) => {
  const error = await t.throwsAsync(guest.machine.requireUnitState('ssh.service', 'failed'), {
    instanceOf: UnitStateError,
  });
  t.deepEqual([error.unit, error.expected, error.activeState], ['ssh.service', 'failed', 'active']);
  t.regex(error.message, /^machine-test: unit ssh\.service is active, expected failed\n.*ssh\.service/);
  await t.throwsAsync(guest.machine.requireUnitState('no-such.service'), {
    message: /is inactive, expected active/,
  });
});

test.serial('the calls about units ask a user’s own manager', async (t) => {
  const {machine} = guest;
  const alice = {user: 'alice'};
  // The guest has no pam_systemd, which would tell the manager of this folder.
  await write(
    '/run/systemd/system/user@.service.d/runtime.conf',
    '[Service]',
    'Environment=XDG_RUNTIME_DIR=/run/user/%i',
  );
  await machine.succeed('useradd --uid 1234 --create-home alice', 'systemctl daemon-reload');
  await t.throwsAsync(machine.unitInfo('default.target', alice), {instanceOf: CommandFailedError});
  await machine.startJob('user@1234.service');
  const unit = '/home/alice/.config/systemd/user/hers.service';
  await write(unit, '[Service]', 'ExecStart=sh -c "id -un > %h/who; exec sleep 600"');
  const reload = await machine.systemctl('daemon-reload', alice);
  t.is(reload.exitStatus, 0, reload.stderr.toString());

  await machine.requireUnitState('hers.service', 'inactive', alice);
  await t.throwsAsync(machine.waitForUnit('hers.service', alice), {instanceOf: UnitFailedError});
  await machine.startJob('hers.service', alice);
  await machine.waitForUnit('hers.service', {...alice, timeoutMs: 30_000});
  await machine.requireUnitState('hers.service', 'active', alice);
  await machine.waitForFile('/home/alice/who');
  t.is(await machine.succeed('cat /home/alice/who'), 'alice');
  t.is(await machine.unitProperty('hers.service', 'FragmentPath', alice), unit);
  t.is((await machine.unitInfo('hers.service', alice)).ActiveState, 'active');
  t.is((await machine.systemctl('is-active', 'hers.service', alice)).stdout.toString(), 'active\n');
  // The system's manager knows nothing of it.
  t.is((await machine.unitInfo('hers.service')).LoadState, 'not-found');
  await machine.stopJob('hers.service', alice);
  await machine.requireUnitState('hers.service', 'inactive', alice);
  const nobody = await t.throwsAsync(machine.startJob('hers.service', {user: 'no such'}), {
    instanceOf: CommandFailedError,
  });
  t.regex(nobody.message, /no such user/);
});

test.serial('sleep takes the guest’s time', async (t) => {
  const before = Number(await guest.machine.succeed('cut -d" " -f1 /proc/uptime'));
  await guest.machine.sleep(1250);
  const after = Number(await guest.machine.succeed('cut -d" " -f1 /proc/uptime'));
  t.true(after - before >= 1.25, `${after - before}`);
  await t.throwsAsync(guest.machine.sleep(-1000), {instanceOf: CommandFailedError});
});
