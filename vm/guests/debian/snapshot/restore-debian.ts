import {randomBytes} from 'node:crypto';
import {restoreMachine} from '../../../../harness/machine/restore-machine.ts';
import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import type {RunFolder} from '../../../../harness/run-folder/run-folder.ts';
import type {SshTarget} from '../../../../harness/ssh/ssh-target.ts';
import {restoreSnapshot, type RestoreSnapshotOptions} from '../../snapshot/restore-snapshot.ts';
import type {DebianSnapshot} from './debian-snapshot.ts';

export type RestoreDebianOptions = RestoreSnapshotOptions & {
  /** Name for messages. */
  readonly name: string;
  readonly run: RunFolder;
  /** File of the store disk; its content is mounted in a deployed guest, and not looked at before in a booted one. */
  readonly storeDisk: string;
  /** A copy of the memory that is to be written to; without it the snapshot's own is mapped privately. */
  readonly memoryCopy?: string;
  readonly login: Omit<SshTarget, 'host' | 'port'>;
  readonly timeoutFactor: number;
};

/**
 * A guest as it was saved, with the host's clock and random numbers of its own.
 *
 * @throws SnapshotUnusableError when it does not answer, or another run has removed it.
 */
export const restoreDebian = async (
  snapshot: DebianSnapshot,
  options: RestoreDebianOptions,
): Promise<StartedMachine> => {
  const {run, memoryCopy, storeDisk} = options;
  const id = randomBytes(3).toString('hex');
  return restoreSnapshot(snapshot, options, async (console) =>
    restoreMachine({
      name: options.name,
      spec: {
        ...snapshot.spec,
        disks: snapshot.spec.disks.map((disk) => (disk.id === 'store' ? {...disk, path: storeDisk} : disk)),
        memoryFile: {path: memoryCopy ?? snapshot.memory, shared: memoryCopy !== undefined},
      },
      stateFile: snapshot.state,
      qmpSocket: run.socket(`${id}.qmp`),
      migrationSocket: run.socket(`${id}.mig`),
      console,
      journalFile: options.journalFile,
      login: options.login,
      timeoutMs: 5000,
      timeoutFactor: options.timeoutFactor,
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    }),
  );
};
