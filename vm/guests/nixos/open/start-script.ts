import {withConsole} from '../../../../harness/console/with-console.ts';
import {bootedScript} from '../script/booted-script.ts';
import type {BootedVm} from '../script/booted-vm.ts';
import type {ScriptMachine} from '../script/script-machine.ts';
import {restoredScript} from '../saved/restored-script.ts';

/**
 * The VM of a run script: restored, or, when `cold` or when it cannot be saved, booted.
 *
 * @throws MachineryError when it does not boot.
 */
export const startScript = async (
  vm: ScriptMachine,
  cold: boolean,
): Promise<{readonly started: BootedVm; readonly restored: boolean}> => {
  const restored = cold ? undefined : await restoredScript(vm);
  return restored === undefined
    ? {started: await withConsole(vm, async (console) => bootedScript(vm, console)), restored: false}
    : {started: restored, restored: true};
};
