import type {StartedGuest} from '../../guest/started-guest.ts';
import {guestOfScript} from '../script/guest-of-script.ts';
import {scriptMachine} from '../script/script-machine.ts';
import type {ScriptSetup} from '../script/script-setup.ts';
import {startScript} from './start-script.ts';
import {vmReport} from '../script/vm-report.ts';

/**
 * A VM that has the units of the steps built in, by its run script: restored, or, when `cold` or when it cannot be saved, booted.
 *
 * @throws UsageError when there is no such script; MachineryError when it does not boot, or lacks what a step needs.
 */
export const openScript = async (setup: ScriptSetup, cold: boolean): Promise<StartedGuest> => {
  const vm = await scriptMachine(setup);
  const {started, restored} = await startScript(vm, cold);
  try {
    return guestOfScript(vm, started, await vmReport(vm, started.machine), restored);
  } catch (error) {
    await started[Symbol.asyncDispose]();
    throw error;
  }
};
