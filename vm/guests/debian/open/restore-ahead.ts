import type {ConsoleLog} from '../../../../harness/console/console-log.ts';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import type {RunFolder} from '../../../../harness/run-folder/run-folder.ts';
import type {MachineAhead} from '../../../workspace/ahead.ts';
import {restoreDebian} from '../snapshot/restore-debian.ts';
import {createStoreDisk} from '../store-disk/create-store-disk.ts';
import type {RestoreRecipe} from './restore-recipe.ts';

/**
 * Restores the guest of a recipe that another process was told, its console and journal in the run's folder until somebody takes
 * it.
 *
 * @throws SnapshotUnusableError when it does not answer, or is not there any more.
 */
export const restoreAhead = async (
  text: string,
  {run, signal}: {run: RunFolder; signal: AbortSignal},
): Promise<MachineAhead> => {
  const {snapshot, storeDisk: mounted, ...recipe} = JSON.parse(text) as RestoreRecipe;
  const storeDisk = mounted ?? run.file('store.erofs');
  if (mounted === undefined) {
    await createStoreDisk(storeDisk);
  }
  let console: ConsoleLog | undefined;
  const started = await restoreDebian(snapshot, {
    ...recipe,
    storeDisk,
    run,
    consoleFile: run.file('console.log'),
    journalFile: run.file('journal.txt'),
    onConsole: (log) => {
      console = log;
    },
    signal,
  });
  if (console === undefined) {
    await started[Symbol.asyncDispose]();
    throw new MachineryError(`${recipe.name} was restored without a console`);
  }
  return {started, console, ...(mounted === undefined ? {emptyDisk: storeDisk} : {})};
};
