import type {Guest} from '../guest/guest.ts';
import {guestSetup} from '../guest/guest-setup.ts';
import {findRunScript} from './script/find-run-script.ts';
import {scriptPrograms} from './host-programs.ts';
import {nixosTraits} from './nixos-traits.ts';

/**
 * A NixOS VM that was built elsewhere, with the units in it.
 *
 * @param name as the user wrote it
 * @param path its run script, or a folder with that
 */
export const scriptGuest = (name: string, path: string): Guest => ({
  ...nixosTraits,
  name,
  hostPrograms: scriptPrograms,
  options: {},
  check: async () => {
    await findRunScript(path);
  },
  openBare: async (workspace, request) => {
    const {openBareScript} = await import('./open/open-bare-script.ts');
    const {acceleration, timeoutFactor, cold = false} = workspace.options;
    return openBareScript(
      {
        ...guestSetup(workspace, name, {...request, steps: []}),
        path,
        accelerationChoice: acceleration,
        ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
      },
      cold,
    );
  },
  open: async (workspace, request) => {
    // Loaded when it is opened: to name it, as --help does, takes none of that.
    const {openScript} = await import('./open/open-script.ts');
    const {acceleration, timeoutFactor, cold = false} = workspace.options;
    return openScript(
      {
        ...guestSetup(workspace, name, request),
        path,
        accelerationChoice: acceleration,
        ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
      },
      cold,
    );
  },
});
