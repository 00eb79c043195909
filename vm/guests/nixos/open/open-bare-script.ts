import {startScript} from './start-script.ts';
import type {BareGuest} from '../../guest/bare-guest.ts';
import type {ScriptSetup} from '../script/script-setup.ts';
import {scriptMachine} from '../script/script-machine.ts';

/**
 * A VM by its run script, whatever units it has: restored, or, when `cold` or when it cannot be saved, booted.
 *
 * @throws UsageError when there is no such script; MachineryError when it does not boot.
 */
export const openBareScript = async (setup: ScriptSetup, cold: boolean): Promise<BareGuest> => {
  const vm = await scriptMachine(setup);
  const {started} = await startScript(vm, cold);
  return {...started, guest: setup.guest, ended: started.qemu.ended, acceleration: vm.acceleration};
};
