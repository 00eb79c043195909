import {setClock} from '../../../../harness/machine/set-clock.ts';
import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import type {MachineAhead} from '../../../workspace/ahead.ts';
import type {DebianMachineSetup} from '../boot/debian-setup.ts';
import {loginOf} from '../snapshot/deployed-snapshot.ts';
import {restoreDebian} from '../snapshot/restore-debian.ts';
import type {DebianSnapshot} from '../snapshot/debian-snapshot.ts';
import {fillStoreDisk} from '../store-disk/fill-store-disk.ts';
import type {RestoreRecipe} from './restore-recipe.ts';

/**
 * Restores a saved guest for a setup, or takes one that was restored ahead, its console and journal in the files that the setup
 * names.
 *
 * @param hasMounted whether the guest had mounted its store disk when it was saved
 * @throws SnapshotUnusableError when it does not answer.
 */
export const restoreFromSetup = async (
  setup: DebianMachineSetup,
  snapshot: DebianSnapshot,
  storeDisk: string,
  hasMounted: boolean,
): Promise<StartedMachine> =>
  setup.phase('restore', async () => {
    const {name, run, consoleFile, journalFile, timeoutFactor, ahead} = setup;
    const common = {name, login: loginOf(setup), timeoutFactor};
    const recipe: RestoreRecipe = {...common, snapshot, ...(hasMounted ? {storeDisk} : {})};
    const text = JSON.stringify(recipe);
    const waiting = await ahead?.take(text, setup.signal);
    const taken = waiting === undefined ? undefined : await takeOver(waiting, setup, storeDisk);
    const started =
      taken ??
      (await restoreDebian(snapshot, {
        ...common,
        storeDisk,
        run,
        consoleFile,
        journalFile,
        ...(setup.onConsole === undefined ? {} : {onConsole: setup.onConsole}),
        ...(setup.signal === undefined ? {} : {signal: setup.signal}),
      }));
    ahead?.restored(text);
    return started;
  });

/** Undefined where it does not answer any more, as after a host that slept; that is told, and it is ended. */
const takeOver = async (
  {started, console, emptyDisk}: MachineAhead,
  {consoleFile, journalFile, onConsole, onWarning, name}: DebianMachineSetup,
  storeDisk: string,
): Promise<StartedMachine | undefined> => {
  try {
    await Promise.all([
      setClock(started.machine),
      ...(emptyDisk === undefined ? [] : [fillStoreDisk(storeDisk, emptyDisk)]),
    ]);
    started.qemu.moveJournal(journalFile);
    console.moveTo(consoleFile);
    onConsole?.(console);
    return started;
  } catch (error) {
    await started[Symbol.asyncDispose]();
    onWarning(`${name}: the guest that was restored ahead is restored again: ${(error as Error).message}`);
    return undefined;
  }
};
