import {MachineryError} from '../errors/machinery-error.ts';
import {QemuDiedError} from '../qemu/qemu-died-error.ts';
import {NotYet} from '../wait/not-yet.ts';
import {BootError} from './boot-error.ts';
import type {MachineContext} from './machine-context.ts';
import {settle} from './settle.ts';
import type {PowerOptions} from './shutdown.ts';
import {waitForQmpEvent} from './wait-for-qmp-event.ts';
import {watchBoot} from './watch-boot.ts';

const bootId = 'cat /proc/sys/kernel/random/boot_id';

/**
 * Reboots the guest in good order and resolves when it has booted again: we are logged in, its boot id is another one,
 * logins are allowed and systemd has no job left. Units that have failed do not fail it.
 *
 * QEMU runs with -no-reboot, so that a guest that panics ends. It is told to reset instead (QMP `set-action`, since
 * QEMU 6.0) until the guest is up again: a guest asks for its reset in several ways at once, which are several resets.
 *
 * @throws BootError with the console's tail when it does not come up again; QemuDiedError when QEMU ends.
 */
export const reboot = async (machine: MachineContext, {timeoutMs = 180_000}: PowerOptions): Promise<void> => {
  const power = machine.switch('reboot');
  const limit = timeoutMs * machine.timeoutFactor;
  const startedAt = performance.now();
  const left = () => Math.max(1, limit - (performance.now() - startedAt));
  const before = await machine.alive(machine.ssh.exec(bootId, {timeoutMs: left()}));
  try {
    await machine.alive(power.qmp.execute('set-action', {reboot: 'reset'}));
    await reset(machine, left);
    const {console} = machine;
    using watch = console === undefined ? undefined : watchBoot(machine.name, console);
    const signal = AbortSignal.any([machine.ends(), ...(watch === undefined ? [] : [watch.hopeless])]);
    await machine.ssh[Symbol.asyncDispose]();
    machine.connected(
      await power.connect({
        timeoutMs: left(),
        attemptTimeoutMs: 10_000 * machine.timeoutFactor,
        // Each attempt costs the guest a process once its sshd listens.
        intervalMs: 1000,
        signal,
      }),
    );
    await settle(machine.ssh, {timeoutMs: left(), signal, failedUnits: 'allowed'});
    const after = await machine.ssh.exec(bootId, {timeoutMs: left(), signal});
    if (after.exitStatus !== 0 || after.stdout.equals(before.stdout)) {
      throw new NotYet(`the boot id is still ${before.stdout.toString('utf8').trim()}`);
    }
  } catch (error) {
    if (error instanceof BootError || error instanceof QemuDiedError) {
      throw error;
    }
    machine.ends().throwIfAborted();
    throw new BootError(machine.name, (error as Error).message, machine.console?.tail(25) ?? '', error);
  } finally {
    // From here on a panic ends the machine again.
    await power.qmp.execute('set-action', {reboot: 'shutdown'}).catch(() => undefined);
  }
};

/** Has the guest restart, and resolves when QEMU has reset it. */
const reset = async (machine: MachineContext, left: () => number): Promise<void> => {
  const refused = new AbortController();
  // The connection ends in the middle of this, unless systemd refuses it.
  machine.ssh.exec('systemctl reboot', {timeoutMs: left()}).then(
    ({exitStatus, stderr}) => {
      if (exitStatus !== undefined && exitStatus !== 0) {
        refused.abort(new MachineryError(`systemctl reboot failed: ${stderr.toString('utf8').trim()}`));
      }
    },
    () => undefined,
  );
  await waitForQmpEvent(machine, ({event}) => event === 'RESET', {
    // The limit gets the factor there.
    timeoutMs: left() / machine.timeoutFactor,
    signal: refused.signal,
  });
};
