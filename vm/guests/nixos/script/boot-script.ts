import type {ConsoleLog} from '../../../../harness/console/console-log.ts';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {BootError} from '../../../../harness/machine/boot-error.ts';
import type {Machine} from '../../../../harness/machine/machine.ts';
import {connectToGuest} from '../../../../harness/machine/connect-to-guest.ts';
import {startedMachine} from '../../../../harness/machine/started-machine.ts';
import {watchBoot} from '../../../../harness/machine/watch-boot.ts';
import {bringInProcessors} from '../../../../harness/qemu/bring-in-processors.ts';
import type {Accelerator} from '../../../../harness/qemu/qemu-spec.ts';
import {runScript} from '../../../../harness/qemu/run-script.ts';
import {scanHostKey} from '../../../../harness/ssh/scan-host-key.ts';
import type {BootedVm} from './booted-vm.ts';
import {withJournal} from './with-journal.ts';

export type BootScriptOptions = {
  /** Name for messages. */
  name: string;
  script: string;
  /** Folder of this machine's own; it is made. */
  folder: string;
  qmpSocket: string;
  accelerator: Accelerator;
  /** File for its memory, and how many MiB that is; see `runScript`. */
  memoryFile?: {readonly path: string; readonly memoryMiB: number};
  console: ConsoleLog;
  /** Gets the journal, from the boot on. */
  journalFile: string;
  /** Private key that logs in, and where its public one lies. */
  privateKey: string;
  publicKeyFile: string;
  timeoutFactor: number;
  onWarning: (line: string) => void;
  signal?: AbortSignal;
};

/** Milliseconds from the start to a login, before the factor: a NixOS has more to start than a guest of ours. */
const bootMs = 180_000;

/** Milliseconds in which a machine whose sshd answers must let us in, before the factor. */
const loginMs = 10_000;

/**
 * Boots a VM by a script that was built elsewhere, and resolves when we are logged in and systemd has come to rest.
 *
 * @throws QemuDiedError, or BootError when its console shows that it cannot come up any more, or a MachineryError that says
 * what the VM lacks: a sshd, our key.
 */
export const bootScript = async (options: BootScriptOptions): Promise<BootedVm> => {
  const {name, console, timeoutFactor, script, folder, qmpSocket, accelerator} = options;
  using watch = watchBoot(name, console);
  const qemu = await runScript({
    name,
    script,
    folder,
    qmpSocket,
    accelerator,
    ...(options.memoryFile === undefined ? {} : {memoryFile: options.memoryFile}),
    console,
    // It makes its disk first.
    timeoutMs: 60_000 * timeoutFactor,
    ...(options.signal === undefined ? {} : {signal: options.signal}),
  });
  const signal = AbortSignal.any([
    qemu.ended,
    watch.hopeless,
    ...(options.signal === undefined ? [] : [options.signal]),
  ]);
  try {
    const hostKey = await scanHostKey(qemu.sshPort, {timeoutMs: bootMs * timeoutFactor, signal}).catch(
      (error: unknown) => {
        signal.throwIfAborted();
        throw new BootError(
          name,
          `${(error as Error).message}; does the VM have services.openssh.enable?`,
          console.tail(25),
          error,
        );
      },
    );
    const login = {user: 'root', privateKey: options.privateKey, hostKey};
    const ssh = await connectToGuest(qemu, login, {
      timeoutMs: loginMs * timeoutFactor,
      attemptTimeoutMs: loginMs * timeoutFactor,
      intervalMs: 1000,
      signal,
    }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw new MachineryError(
        `${name}: the VM does not let root in with our key: add ${options.publicKeyFile} to users.users.root.openssh.authorizedKeys.keyFiles (${(error as Error).message})`,
        {cause: error},
      );
    });
    const started = withJournal(
      startedMachine({name, qemu, ssh, timeoutFactor, console}),
      options.journalFile,
    );
    try {
      await settle(started.machine, options.onWarning, signal);
      // Not before the boot is over: what takes most of it without KVM, the first events of udev, takes several times as long
      // with a second processor.
      if (accelerator === 'tcg') {
        await started.machine.succeed(bringInProcessors);
      }
    } catch (error) {
      await started.journal[Symbol.asyncDispose]();
      throw error;
    }
    return started;
  } catch (error) {
    await qemu[Symbol.asyncDispose]();
    throw error;
  }
};

/** Waits until systemd has come to rest, and tells of units that have failed. */
const settle = async (
  machine: Machine,
  onWarning: (line: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  const state = await machine.execute('systemctl is-system-running --wait', {timeoutMs: bootMs, signal});
  if (state.stdout.toString('utf8').trim() !== 'running') {
    const failed = await machine.execute('systemctl --failed --plain --no-legend --no-pager');
    onWarning(
      `${machine.name}: systemd is ${state.stdout.toString('utf8').trim()}: ${failed.stdout.toString('utf8').trim().replaceAll(/\s*\n/g, '; ')}`,
    );
  }
};
