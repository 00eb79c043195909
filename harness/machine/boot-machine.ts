import type {ConsoleLog} from '../console/console-log.ts';
import {QemuDiedError} from '../qemu/qemu-died-error.ts';
import {QemuProcess} from '../qemu/qemu-process.ts';
import type {QemuSpec} from '../qemu/qemu-spec.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import type {SshTarget} from '../ssh/ssh-target.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {BootError} from './boot-error.ts';
import {connectToGuest} from './connect-to-guest.ts';
import {settle} from './settle.ts';
import {type StartedMachine, startedMachine} from './started-machine.ts';
import {watchBoot} from './watch-boot.ts';

/** What is booted, how it is told that it is ready, and who logs in. */
export type BootOptions = {
  /** Name for messages and logs. */
  name: string;
  spec: QemuSpec;
  /** Path for QEMU's monitor socket, at most 107 bytes. */
  qmpSocket: string;
  console: ConsoleLog;
  /** File that gets what the guest's journald forwards to /dev/hvc0, as `journalctl --output=short-iso-precise` tells it. */
  journalFile: string;
  /** What the console shows once sshd answers: nothing is sent to the guest before. */
  readyLine: RegExp;
  /** Who logs in how; host and port are QEMU's to give. */
  login: Omit<SshTarget, 'host' | 'port'>;
  /** Milliseconds from the start to the end of readiness, before the factor. Default: 60 s. */
  timeoutMs?: number;
  timeoutFactor: number;
  signal?: AbortSignal;
};

/**
 * Starts a guest and resolves when it is ready, which means in this order: its console says so, sshd lets us in, a
 * command runs, logins are allowed (no /run/nologin), and systemd has no job left and no failed unit.
 *
 * @throws BootError when that takes too long, or cannot come any more.
 * @throws QemuDiedError when QEMU ends before.
 */
export const bootMachine = async (options: BootOptions): Promise<StartedMachine> => {
  const {name, console, timeoutFactor} = options;
  const timeoutMs = (options.timeoutMs ?? 60_000) * timeoutFactor;
  const qemu = await QemuProcess.start(options.spec, {
    name,
    channels: {qmpSocket: options.qmpSocket, journalFile: options.journalFile},
    console,
    timeoutMs: 20_000 * timeoutFactor,
    ...(options.signal === undefined ? {} : {signal: options.signal}),
  });
  using watch = watchBoot(name, console);
  const signal = AbortSignal.any([
    qemu.ended,
    watch.hopeless,
    ...(options.signal === undefined ? [] : [options.signal]),
  ]);
  let ssh: SshConnection | undefined;
  try {
    const startedAt = performance.now();
    const left = () => Math.max(1, timeoutMs - (performance.now() - startedAt));
    await waitUntil(async (attempt) => console.waitFor(options.readyLine, attempt), {
      what: `the console to show ${String(options.readyLine)}`,
      timeoutMs,
      attemptTimeoutMs: timeoutMs,
      signal,
    });
    const connection = await connectToGuest(qemu, options.login, {
      timeoutMs: left(),
      attemptTimeoutMs: 10_000 * timeoutFactor,
      intervalMs: 500,
      signal,
    });
    ssh = connection;
    await settle(connection, {timeoutMs: left(), signal, failedUnits: 'refused'});
    return startedMachine({name, qemu, ssh: connection, timeoutFactor, console});
  } catch (error) {
    await qemu[Symbol.asyncDispose]();
    await ssh?.[Symbol.asyncDispose]();
    if (error instanceof BootError || error instanceof QemuDiedError || options.signal?.aborted === true) {
      throw error;
    }
    throw new BootError(name, (error as Error).message, console.tail(25), error);
  }
};
