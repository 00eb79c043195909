import {withConsole} from '../../../harness/console/with-console.ts';
import type {BareGuest} from '../guest/bare-guest.ts';
import {bootedScript} from './booted-script.ts';
import type {ScriptSetup} from './open-script.ts';

/**
 * Boots a VM by its run script, whatever units it has.
 *
 * @throws UsageError when there is no such script; MachineryError when it does not boot.
 */
export const openBareScript = async (setup: ScriptSetup): Promise<BareGuest> =>
  withConsole(setup, async (console) => {
    const {started, acceleration} = await bootedScript(setup, console);
    return {...started, guest: setup.guest, ended: started.qemu.ended, acceleration};
  });
