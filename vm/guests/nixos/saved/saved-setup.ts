import {randomBytes} from 'node:crypto';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import type {Workspace} from '../../../workspace/workspace.ts';
import type {GuestSetup} from '../../guest/guest-setup.ts';
import {type ScriptMachine, scriptMachine} from '../script/script-machine.ts';
import {keptSavedBuild, type SavedBuild} from './kept-saved-build.ts';

/** A VM without steps, and the store path of what makes it the guest of some. */
export type SavedSetup = {readonly vm: ScriptMachine; readonly units: string};

/**
 * Builds the VM of a setup, if Nix has not done so before. Undefined, after one line that says why, when Nix does not make it, as of a
 * nixpkgs that lacks something for it: then the VM that is booted may still be built.
 *
 * @param nixpkgs as of `builtGuest`
 * @throws UsageError for a wrong step, with Nix' own message; as scriptMachine.
 */
export const savedSetup = async (
  setup: GuestSetup,
  workspace: Workspace,
  nixpkgs: string | undefined,
): Promise<SavedSetup | undefined> => {
  const {acceleration, timeoutFactor} = workspace.options;
  let built: SavedBuild;
  try {
    built = await setup.phase('vm', async () =>
      keptSavedBuild(
        {
          folder: setup.run.file(`${randomBytes(3).toString('hex')}.nixos`),
          steps: setup.steps,
          authorizedKey: workspace.key.public,
          ...(nixpkgs === undefined ? {} : {nixpkgs}),
          onProgress: setup.onProgress,
          ...(setup.signal === undefined ? {} : {signal: setup.signal}),
        },
        setup.cache,
      ),
    );
  } catch (error) {
    if (!(error instanceof MachineryError) || setup.signal?.aborted === true) {
      throw error;
    }
    const words = error.message.trimEnd().split('\n').at(-1)?.trim() ?? '';
    setup.onWarning(`${setup.name}: it is booted, as no VM could be built that can be saved: ${words}`);
    return undefined;
  }
  const vm = await scriptMachine({
    ...setup,
    path: built.vm,
    accelerationChoice: acceleration,
    ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
  });
  return {vm, units: built.units};
};
