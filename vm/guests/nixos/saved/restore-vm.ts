import {randomBytes} from 'node:crypto';
import {resumeMachine} from '../../../../harness/machine/resume-machine.ts';
import {QemuProcess} from '../../../../harness/qemu/qemu-process.ts';
import {fromFilesOf} from '../../snapshot/from-files-of.ts';
import {restoreSnapshot, type RestoreSnapshotOptions} from '../../snapshot/restore-snapshot.ts';
import type {Snapshot} from '../../snapshot/snapshot.ts';
import type {BootedVm} from '../script/booted-vm.ts';
import type {ScriptMachine} from '../script/script-machine.ts';
import {withJournal} from '../script/with-journal.ts';
import {readSavedVm, storeImage} from './saved-vm.ts';
import {fillVmTemplate} from './vm-template.ts';

/** Milliseconds, before the factor, in which a restored VM must have answered; it takes less than one second. */
const restoreMs = 5000;

export type RestoreVmOptions = Pick<ScriptMachine, 'name' | 'run' | 'privateKey' | 'timeoutFactor'> &
  RestoreSnapshotOptions & {
    /** A copy of the memory that is to be written to; without it the snapshot's own is mapped privately. */
    readonly memoryCopy?: string;
  };

/**
 * A VM as it was saved, with the host's clock and random numbers of its own.
 *
 * @throws SnapshotUnusableError when it does not answer, or another run has removed it.
 */
export const restoreVm = async (snapshot: Snapshot, options: RestoreVmOptions): Promise<BootedVm> => {
  const {name, run, timeoutFactor, memoryCopy} = options;
  const saved = await fromFilesOf(snapshot, async () => readSavedVm(snapshot.folder));
  const id = randomBytes(3).toString('hex');
  const qmpSocket = run.socket(`${id}.qmp`);
  const [file = '', ...args] = fillVmTemplate(
    saved.commandLine,
    {memory: memoryCopy ?? snapshot.memory, store: storeImage(snapshot.folder), qmpSocket},
    memoryCopy !== undefined,
  );
  return restoreSnapshot(snapshot, options, async (console) => {
    const signal = options.signal === undefined ? {} : {signal: options.signal};
    const qemu = await QemuProcess.run(
      {file, args},
      {name, console, qmpSocket, timeoutMs: restoreMs * timeoutFactor, ...signal},
    );
    const started = await resumeMachine(qemu, {
      name,
      stateFile: snapshot.state,
      migrationSocket: run.socket(`${id}.mig`),
      console,
      login: {user: 'root', privateKey: options.privateKey, hostKey: saved.hostKey},
      timeoutMs: restoreMs,
      timeoutFactor,
      ...signal,
    });
    return withJournal(started, options.journalFile, saved.cursor);
  });
};
