import type {Machine} from '../../harness/machine/machine.ts';

/** Ends units, or what patterns match, with all that runs in them: no process of theirs need heed a SIGTERM. */
export const endUnits = async (machine: Machine, units: readonly string[]): Promise<void> => {
  if (units.length > 0) {
    await machine.systemctl('kill', '--signal=KILL', ...units);
    await machine.systemctl('stop', ...units);
  }
};
