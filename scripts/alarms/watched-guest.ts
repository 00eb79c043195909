import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {findAlarms} from '../../harness/alarms/find-alarms.ts';
import {replaceFileSync} from '../../harness/atomic/replace-file-sync.ts';
import type {AlarmRecord} from '../../harness/results/run-record.ts';
import type {BareGuest} from '../../vm/guests/guest/bare-guest.ts';
import {isOwnUnit} from '../../vm/units/is-own-unit.ts';
import {askKernel} from './ask-kernel.ts';

export type WatchedGuestOptions = {
  /** The run's results folder, or another that has the machine's files, and that of these in it. */
  readonly results: string;
  readonly folder: string;
  /** Aborts when the run is interrupted: the machine is then asked nothing. */
  readonly signal: AbortSignal;
  /** Gets what should never be there, when the machine is gone. */
  readonly onAlarms: (alarms: AlarmRecord[]) => void;
};

/**
 * The same guest. When it is disposed of, its kernel's log is saved to `kernel.txt`, and that and its journal are looked through for what
 * should never be there. A machine that says nothing any more has its console: there a program could pretend to be the kernel.
 */
export const watchedGuest = <Started extends BareGuest>(
  started: Started,
  {results, folder, signal, onAlarms}: WatchedGuestOptions,
): Started => {
  const pathOf = (name: string) => join(folder, name);
  const read = async (name: string) =>
    readFile(join(results, pathOf(name)), 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return '';
      }
      throw error;
    });
  const end = async () => {
    const kernel = await askKernel(started, signal);
    // What the machine wrote to its last moment is in its files then.
    await started[Symbol.asyncDispose]();
    if (kernel !== undefined) {
      replaceFileSync(join(results, pathOf('kernel.txt')), kernel.content);
    }
    const alarms = [
      ...findAlarms(
        kernel === undefined
          ? {file: pathOf('console.log'), content: await read('console.log'), form: 'kernel'}
          : {file: pathOf('kernel.txt'), content: kernel.content, form: kernel.form},
        isOwnUnit,
      ),
      ...(started.since === undefined
        ? findAlarms(
            {file: pathOf('journal.txt'), content: await read('journal.txt'), form: 'journal', of: 'systemd'},
            isOwnUnit,
          )
        : []),
    ];
    // What a machine that is not ours does is not for us to judge.
    onAlarms(started.since === undefined ? alarms : alarms.map((alarm) => ({...alarm, verdict: 'warns'})));
  };
  let ending: Promise<void> | undefined;
  return {
    ...started,
    async [Symbol.asyncDispose]() {
      ending ??= end();
      await ending;
    },
  };
};
