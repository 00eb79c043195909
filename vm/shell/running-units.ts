import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/process/quote.ts';

/** Names of the units that a pattern matches and that are started, or about to be, or not yet stopped. */
export const runningUnits = async (machine: Machine, pattern: string): Promise<string[]> => {
  const listing = await machine.succeed(
    `systemctl list-units --plain --no-legend --state=active,activating,deactivating,reloading ${quote(pattern)}`,
  );
  return listing.split('\n').flatMap((line) => /^\S+/.exec(line)?.[0] ?? []);
};
