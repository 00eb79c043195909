import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/process/quote.ts';

/** The last lines of the journal of a unit, or of all that a pattern matches; empty when none of them has ever said anything. */
export const serviceJournal = async (machine: Machine, unit: string): Promise<string> => {
  const journal = await machine.execute(
    `journalctl --boot --no-pager --quiet --output=short-precise --lines=12 --unit=${quote(unit)}`,
  );
  return journal.stdout.toString('utf8').trimEnd();
};
