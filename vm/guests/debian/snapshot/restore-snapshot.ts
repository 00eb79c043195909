import {randomBytes} from 'node:crypto';
import {copyFile} from 'node:fs/promises';
import type {ConsoleLog} from '../../../../harness/console/console-log.ts';
import {withConsole} from '../../../../harness/console/with-console.ts';
import {restoreMachine} from '../../../../harness/machine/restore-machine.ts';
import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import type {RunFolder} from '../../../../harness/run-folder/run-folder.ts';
import type {SshTarget} from '../../../../harness/ssh/ssh-target.ts';
import {UsageError} from '../../../../harness/errors/usage-error.ts';
import {fromFilesOf} from './from-files-of.ts';
import type {Snapshot} from './snapshot.ts';
import {SnapshotUnusableError} from './snapshot-unusable-error.ts';

export type RestoreSnapshotOptions = {
  /** Name for messages. */
  name: string;
  run: RunFolder;
  /** File of the store disk; its content is mounted in a deployed guest, and not looked at before in a booted one. */
  storeDisk: string;
  /** A copy of the memory that is to be written to; without it the snapshot's own is mapped privately. */
  memoryCopy?: string;
  login: Omit<SshTarget, 'host' | 'port'>;
  /** Files for console and journal; they begin with what the snapshot's had shown. */
  consoleFile: string;
  journalFile: string;
  /** Told when the log of the console is open. */
  onConsole?: (console: ConsoleLog) => void;
  timeoutFactor: number;
  signal?: AbortSignal;
};

/**
 * A guest as it was saved, with the host's clock and random numbers of its own.
 *
 * @throws SnapshotUnusableError when it does not answer, or another run has removed it.
 */
export const restoreSnapshot = async (
  snapshot: Snapshot,
  options: RestoreSnapshotOptions,
): Promise<StartedMachine> => {
  const {run, memoryCopy, storeDisk} = options;
  const id = randomBytes(3).toString('hex');
  await fromFilesOf(snapshot, async () =>
    Promise.all([
      copyFile(snapshot.console, options.consoleFile),
      copyFile(snapshot.journal, options.journalFile),
    ]),
  );
  try {
    return await withConsole(options, async (console) =>
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
  } catch (error) {
    if (options.signal?.aborted === true || error instanceof UsageError) {
      throw error;
    }
    throw new SnapshotUnusableError(snapshot, error);
  }
};
