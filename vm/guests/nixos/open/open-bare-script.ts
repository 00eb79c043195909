import {withConsole} from '../../../../harness/console/with-console.ts';
import type {BareGuest} from '../../guest/bare-guest.ts';
import {bootedScript} from '../script/booted-script.ts';
import type {ScriptSetup} from '../script/script-setup.ts';
import {restoredScript} from '../saved/restored-script.ts';
import {scriptMachine} from '../script/script-machine.ts';

/**
 * A VM by its run script, whatever units it has: restored, or, when `cold` or when it cannot be saved, booted.
 *
 * @throws UsageError when there is no such script; MachineryError when it does not boot.
 */
export const openBareScript = async (setup: ScriptSetup, cold: boolean): Promise<BareGuest> => {
  const vm = await scriptMachine(setup);
  const started =
    (cold ? undefined : await restoredScript(vm, 1, async (booted) => Promise.resolve(booted))) ??
    (await withConsole(setup, async (console) => bootedScript(vm, console)));
  return {...started, guest: setup.guest, ended: started.qemu.ended, acceleration: vm.acceleration};
};
