import {QemuProcess} from '../qemu/qemu-process.ts';
import type {QemuSpec} from '../qemu/qemu-spec.ts';
import {type ResumeOptions, resumeMachine} from './resume-machine.ts';
import type {StartedMachine} from './started-machine.ts';

/** What is restored, and who logs in. */
export type RestoreOptions = ResumeOptions & {
  /** The saved machine's, with its memory file. */
  spec: QemuSpec;
  /** Path for QEMU's monitor socket, at most 107 bytes. */
  qmpSocket: string;
  /** File that gets what the guest's journal adds from now on. */
  journalFile: string;
};

/**
 * Restores a saved machine and resolves when a command has run on it: the one that sets its clock to the host's.
 *
 * @throws MachineryError when the state does not fit, or the guest in it does not answer.
 */
export const restoreMachine = async (options: RestoreOptions): Promise<StartedMachine> => {
  const {name, console} = options;
  const qemu = await QemuProcess.start(
    {...options.spec, incoming: true},
    {
      name,
      channels: {qmpSocket: options.qmpSocket, journalFile: options.journalFile},
      console,
      timeoutMs: (options.timeoutMs ?? 10_000) * options.timeoutFactor,
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    },
  );
  return resumeMachine(qemu, options);
};
