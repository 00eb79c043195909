import type {ConsoleLog} from '../console/console-log.ts';
import {QemuProcess} from '../qemu/qemu-process.ts';
import type {QemuSpec} from '../qemu/qemu-spec.ts';
import {loadState} from '../snapshot/load-state.ts';
import {MigrationError} from '../snapshot/migration-error.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import type {SshTarget} from '../ssh/ssh-target.ts';
import {connectToGuest} from './connect-to-guest.ts';
import {type StartedMachine, startedMachine} from './started-machine.ts';

/** What is restored, and who logs in. */
export type RestoreOptions = {
  /** Name for messages and logs. */
  name: string;
  /** The saved machine's, with its memory file. */
  spec: QemuSpec;
  /** State of its devices, as `saveState` wrote it. */
  stateFile: string;
  /** Paths for two sockets, at most 107 bytes each. */
  qmpSocket: string;
  migrationSocket: string;
  console: ConsoleLog;
  /** File that gets what the guest's journal adds from now on. */
  journalFile: string;
  login: Omit<SshTarget, 'host' | 'port'>;
  /** Milliseconds for all of it, before the factor. Default: 10 s; it takes less than one. */
  timeoutMs?: number;
  timeoutFactor: number;
  signal?: AbortSignal;
};

/**
 * Restores a saved machine and resolves when a command has run on it: the one that sets its clock to the host's.
 *
 * @throws MachineryError when the state does not fit, or the guest in it does not answer.
 */
export const restoreMachine = async (options: RestoreOptions): Promise<StartedMachine> => {
  const {name, timeoutFactor, console} = options;
  const timeoutMs = (options.timeoutMs ?? 10_000) * timeoutFactor;
  const qemu = await QemuProcess.start(
    {...options.spec, incoming: true},
    {
      name,
      channels: {qmpSocket: options.qmpSocket, journalFile: options.journalFile},
      console,
      timeoutMs,
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    },
  );
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
    await setClock(started);
    return started;
  } catch (error) {
    await qemu[Symbol.asyncDispose]();
    await ssh?.[Symbol.asyncDispose]();
    throw error;
  }
};

/** The guest's clock stood still from the saving to now. */
const setClock = async ({machine}: StartedMachine): Promise<void> => {
  const result = await machine.execute(`exec date --set=@${(Date.now() / 1000).toFixed(3)}`, {
    timeoutMs: 10_000,
  });
  if (result.exitStatus !== 0) {
    throw new MigrationError(
      `the restored machine's clock cannot be set: ${result.stderr.toString('utf8').trim()}`,
    );
  }
};
