import type {ConsoleLog} from '../console/console-log.ts';
import type {QemuProcess} from '../qemu/qemu-process.ts';
import {loadState} from '../snapshot/load-state.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import type {SshTarget} from '../ssh/ssh-target.ts';
import {connectToGuest} from './connect-to-guest.ts';
import {setClock} from './set-clock.ts';
import {type StartedMachine, startedMachine} from './started-machine.ts';

/** The state that a machine goes on with, and who logs in. */
export type ResumeOptions = {
  /** Name for messages and logs. */
  name: string;
  /** State of its devices, as `saveState` wrote it. */
  stateFile: string;
  /** Path for a socket, at most 107 bytes. */
  migrationSocket: string;
  console: ConsoleLog;
  login: Omit<SshTarget, 'host' | 'port'>;
  /** Milliseconds for all of it, before the factor. Default: 10 s; it takes less than one. */
  timeoutMs?: number;
  timeoutFactor: number;
  signal?: AbortSignal;
};

/**
 * Lets a QEMU go on that waits for a saved machine's state, and resolves when a command has run on it: the one that sets its
 * clock to the host's. QEMU is ended when that fails.
 *
 * @throws MachineryError when the state does not fit, or the guest in it does not answer.
 */
export const resumeMachine = async (qemu: QemuProcess, options: ResumeOptions): Promise<StartedMachine> => {
  const {name, timeoutFactor, console} = options;
  const timeoutMs = (options.timeoutMs ?? 10_000) * timeoutFactor;
  const signal = AbortSignal.any([qemu.ended, ...(options.signal === undefined ? [] : [options.signal])]);
  let ssh: SshConnection | undefined;
  try {
    await loadState(qemu, {stateFile: options.stateFile, socket: options.migrationSocket, timeoutMs});
    ssh = await connectToGuest(qemu, options.login, {
      timeoutMs,
      attemptTimeoutMs: timeoutMs,
      intervalMs: 20,
      signal,
    });
    const started = startedMachine({name, qemu, ssh, timeoutFactor, console});
    await setClock(started.machine);
    return started;
  } catch (error) {
    await qemu[Symbol.asyncDispose]();
    await ssh?.[Symbol.asyncDispose]();
    throw error;
  }
};
