import type {Workspace} from '../../../workspace/workspace.ts';
import type {BareGuest} from '../../guest/bare-guest.ts';
import type {GuestSetup} from '../../guest/guest-setup.ts';
import {restoredScript} from '../saved/restored-script.ts';
import {savedSetup} from '../saved/saved-setup.ts';

/**
 * A NixOS VM that we build, without a step, from a snapshot. Undefined, after one line that says why, when it cannot be saved.
 *
 * @throws as savedSetup; MachineryError when it does not boot.
 */
export const openBareSaved = async (
  setup: GuestSetup,
  workspace: Workspace,
  nixpkgs: string | undefined,
): Promise<BareGuest | undefined> => {
  const saved = await savedSetup(setup, workspace, nixpkgs);
  if (saved === undefined) {
    return undefined;
  }
  const {vm} = saved;
  const started = await restoredScript(vm);
  return started && {...started, guest: vm.guest, ended: started.qemu.ended, acceleration: vm.acceleration};
};
