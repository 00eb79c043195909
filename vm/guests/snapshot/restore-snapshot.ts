import {copyFile} from 'node:fs/promises';
import type {ConsoleLog} from '../../../harness/console/console-log.ts';
import {withConsole} from '../../../harness/console/with-console.ts';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {fromFilesOf} from './from-files-of.ts';
import type {Snapshot} from './snapshot.ts';
import {SnapshotUnusableError} from './snapshot-unusable-error.ts';

export type RestoreSnapshotOptions = {
  /** Files for console and journal; they begin with what the snapshot's had shown. */
  readonly consoleFile: string;
  readonly journalFile: string;
  /** Told when the log of the console is open. */
  readonly onConsole?: (console: ConsoleLog) => void;
  readonly signal?: AbortSignal;
};

/**
 * What `start` makes of a snapshot, with the console and the journal that it had shown.
 *
 * @throws SnapshotUnusableError when it does not answer, or another run has removed it.
 */
export const restoreSnapshot = async <T extends AsyncDisposable>(
  snapshot: Snapshot,
  options: RestoreSnapshotOptions,
  start: (console: ConsoleLog) => Promise<T>,
): Promise<T> => {
  await fromFilesOf(snapshot, async () =>
    Promise.all([
      copyFile(snapshot.console, options.consoleFile),
      copyFile(snapshot.journal, options.journalFile),
    ]),
  );
  try {
    return await withConsole(options, start);
  } catch (error) {
    if (options.signal?.aborted === true || error instanceof UsageError) {
      throw error;
    }
    throw new SnapshotUnusableError(snapshot, error);
  }
};
