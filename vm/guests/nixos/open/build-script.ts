import {randomBytes} from 'node:crypto';
import type {Workspace} from '../../../workspace/workspace.ts';
import type {GuestSetup} from '../../guest/guest-setup.ts';
import {buildVm} from '../build/build-vm.ts';
import type {ScriptSetup} from '../script/script-setup.ts';

/**
 * Builds a NixOS VM with the units of the setup's steps.
 *
 * @param nixpkgs as of `builtGuest`
 * @throws as buildVm
 */
export const buildScript = async (
  setup: GuestSetup,
  workspace: Workspace,
  nixpkgs: string | undefined,
): Promise<ScriptSetup> => {
  const {acceleration, timeoutFactor} = workspace.options;
  const folder = setup.run.file(`${randomBytes(3).toString('hex')}.nixos`);
  const path = await setup.phase('vm', async () =>
    buildVm({
      folder,
      steps: setup.steps,
      authorizedKey: workspace.key.public,
      ...(nixpkgs === undefined ? {} : {nixpkgs}),
      onProgress: setup.onProgress,
      ...(setup.signal === undefined ? {} : {signal: setup.signal}),
    }),
  );
  return {
    ...setup,
    path,
    accelerationChoice: acceleration,
    ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
  };
};
