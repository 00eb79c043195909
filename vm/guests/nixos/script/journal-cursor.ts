import type {Machine} from '../../../../harness/machine/machine.ts';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {parseCursor} from '../../../../harness/journal/parse-cursor.ts';
import {journalEnd} from './journal-end.ts';

/**
 * Cursor of the entry that ended a journal which was followed (`followJournal`): what comes after it is in no file.
 *
 * @throws MachineryError when the journal has no such entry.
 */
export const journalCursor = async (machine: Machine): Promise<string> => {
  const said = await machine.succeed(
    `journalctl --boot --identifier=${journalEnd.identifier} --lines=1 --quiet --no-pager --show-cursor`,
  );
  const cursor = parseCursor(said);
  if (cursor === undefined) {
    throw new MachineryError(
      `${machine.name}: its journal has no entry of ${journalEnd.identifier}: ${said}`,
    );
  }
  return cursor;
};
