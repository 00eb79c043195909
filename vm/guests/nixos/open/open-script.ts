import {withConsole} from '../../../../harness/console/with-console.ts';
import type {StartedGuest} from '../../guest/started-guest.ts';
import {bootedScript} from '../script/booted-script.ts';
import {guestOfScript} from '../script/guest-of-script.ts';
import {restoredScript} from '../saved/restored-script.ts';
import {scriptMachine} from '../script/script-machine.ts';
import type {ScriptSetup} from '../script/script-setup.ts';
import {vmReport} from '../script/vm-report.ts';

/**
 * A VM that has the units of the steps built in, by its run script: restored, or, when `cold` or when it cannot be saved, booted.
 *
 * @throws UsageError when there is no such script; MachineryError when it does not boot, or lacks what a step needs.
 */
export const openScript = async (setup: ScriptSetup, cold: boolean): Promise<StartedGuest> => {
  const vm = await scriptMachine(setup);
  const restored = cold ? undefined : await restoredScript(vm, 1, async (booted) => Promise.resolve(booted));
  const started = restored ?? (await withConsole(setup, async (console) => bootedScript(vm, console)));
  try {
    return guestOfScript(vm, started, await vmReport(vm, started.machine), restored !== undefined);
  } catch (error) {
    await started[Symbol.asyncDispose]();
    throw error;
  }
};
