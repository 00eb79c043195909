import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import type {DebianMachineSetup} from '../boot/debian-setup.ts';
import {loginOf} from '../snapshot/deployed-snapshot.ts';
import {restoreDebian} from '../snapshot/restore-debian.ts';
import type {DebianSnapshot} from '../snapshot/debian-snapshot.ts';

/**
 * Restores a saved guest for a setup, its console and journal in the files that the setup names.
 *
 * @throws SnapshotUnusableError when it does not answer.
 */
export const restoreFromSetup = async (
  setup: DebianMachineSetup,
  snapshot: DebianSnapshot,
  storeDisk: string,
): Promise<StartedMachine> =>
  setup.phase('restore', async () =>
    restoreDebian(snapshot, {
      name: setup.name,
      run: setup.run,
      storeDisk,
      login: loginOf(setup),
      consoleFile: setup.consoleFile,
      journalFile: setup.journalFile,
      ...(setup.onConsole === undefined ? {} : {onConsole: setup.onConsole}),
      timeoutFactor: setup.timeoutFactor,
      ...(setup.signal === undefined ? {} : {signal: setup.signal}),
    }),
  );
