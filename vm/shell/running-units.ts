import type {Machine} from '../../harness/machine/machine.ts';
import {startedUnits} from './started-units.ts';

/**
 * Names of the units that a pattern matches and that are started, or about to be, or not yet stopped.
 *
 * @param folder as of `startedUnits`
 */
export const runningUnits = async (machine: Machine, pattern: string, folder?: string): Promise<string[]> =>
  (await startedUnits(machine, pattern, folder)).filter(({runs}) => runs).map(({name}) => name);
