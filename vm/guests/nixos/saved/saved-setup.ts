import {randomBytes} from 'node:crypto';
import type {Workspace} from '../../../workspace/workspace.ts';
import type {GuestSetup} from '../../guest/guest-setup.ts';
import {type ScriptMachine, scriptMachine} from '../script/script-machine.ts';
import {keptSavedBuild} from './kept-saved-build.ts';

/** A VM without steps, and the store path of what makes it the guest of some. */
export type SavedSetup = {readonly vm: ScriptMachine; readonly units: string};

/**
 * Builds the VM of a setup, if Nix has not done so before.
 *
 * @param nixpkgs as of `builtGuest`
 * @throws as keptSavedBuild, scriptMachine
 */
export const savedSetup = async (
  setup: GuestSetup,
  workspace: Workspace,
  nixpkgs: string | undefined,
): Promise<SavedSetup> => {
  const {acceleration, timeoutFactor} = workspace.options;
  const built = await setup.phase('vm', async () =>
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
  const vm = await scriptMachine({
    ...setup,
    path: built.vm,
    accelerationChoice: acceleration,
    ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
  });
  return {vm, units: built.units};
};
