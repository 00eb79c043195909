import {once} from 'node:events';
import test from 'ava';
import {MachineryError} from '../errors/machinery-error.ts';
import {QemuDiedError} from '../qemu/qemu-died-error.ts';
import {SshError} from '../ssh/ssh-error.ts';
import {Machine} from './machine.ts';
import {machineUnderTest} from './testing/machine-under-test.ts';

// The tests share one guest, restored from a snapshot as a rule, and run one after the other; the last one ends it.
const guest = machineUnderTest('machine-test');

test.serial('reboot: another boot of the same machine, as its image has it', async (t) => {
  const {machine} = guest;
  const bootId = 'cat /proc/sys/kernel/random/boot_id';
  const before = await machine.succeed(bootId);
  await machine.succeed('touch /root/left-behind');
  const begun = new AbortController();
  const underWay = t.throwsAsync(
    machine.execute('echo begun; exec sleep 600', {onStdout: () => begun.abort()}),
    {instanceOf: SshError},
  );
  await once(begun.signal, 'abort');
  const {ssh} = machine;
  await machine.reboot();
  await underWay;
  t.not(machine.ssh, ssh);
  t.true(ssh.closed.aborted);
  t.not(await machine.succeed(bootId), before);
  await machine.fail('test -e /root/left-behind');
  await machine.requireUnitState('ssh.service');
  t.is(await machine.succeed('systemctl is-system-running'), 'running');
});

test.serial('reboot again, after which a guest that panics still ends', async (t) => {
  const {machine} = guest;
  await machine.reboot();
  await t.throwsAsync(machine.succeed('echo c > /proc/sysrq-trigger; sleep 600'), {
    instanceOf: QemuDiedError,
  });
  t.regex(machine.consoleText(), /Kernel panic - not syncing: sysrq triggered crash/);
  await t.throwsAsync(machine.reboot(), {instanceOf: QemuDiedError});
});

test.serial('a machine that the harness has not started cannot be rebooted', async (t) => {
  const other = new Machine({name: 'other', ssh: guest.machine.ssh, timeoutFactor: 1});
  await t.throwsAsync(other.reboot(), {
    instanceOf: MachineryError,
    message: 'other: reboot needs a machine that this harness started',
  });
});
