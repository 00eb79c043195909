import {randomBytes} from 'node:crypto';
import type {Workspace} from '../../../workspace/workspace.ts';
import type {GuestSetup} from '../../guest/guest-setup.ts';
import type {StartedGuest} from '../../guest/started-guest.ts';
import {guestOfScript} from '../guest-of-script.ts';
import {scriptMachine} from '../script-machine.ts';
import {buildSaved} from './build-saved.ts';
import {deployedVmSnapshot} from './deployed-vm-snapshot.ts';
import {restoredScript} from './restored-script.ts';
import {readUnitsFile} from './units-file.ts';

/**
 * A NixOS VM that we build, from snapshots: one of the VM without a step, and on it one with the units. Undefined, after one line
 * that says why, when it cannot be saved, or when the steps make more of it than units.
 *
 * @param nixpkgs as of `builtGuest`
 * @throws as buildSaved; MachineryError when it does not boot, or lacks what a step needs.
 */
export const openSaved = async (
  setup: GuestSetup,
  workspace: Workspace,
  nixpkgs: string | undefined,
): Promise<StartedGuest | undefined> => {
  const {acceleration, timeoutFactor} = workspace.options;
  const built = await setup.phase('vm', async () =>
    buildSaved({
      folder: setup.run.file(`${randomBytes(3).toString('hex')}.nixos`),
      steps: setup.steps,
      authorizedKey: workspace.key.public,
      ...(nixpkgs === undefined ? {} : {nixpkgs}),
      onProgress: setup.onProgress,
      ...(setup.signal === undefined ? {} : {signal: setup.signal}),
    }),
  );
  const {unlike} = await readUnitsFile(built.units);
  if (unlike.length > 0) {
    setup.onWarning(
      `${setup.name}: it is booted, as its steps change more of a NixOS than units: ${unlike.join(', ')}`,
    );
    return undefined;
  }
  const vm = await scriptMachine({
    ...setup,
    path: built.vm,
    accelerationChoice: acceleration,
    ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
  });
  const started = await restoredScript(vm, 2, async (booted) => deployedVmSnapshot(vm, booted, built.units));
  return started && guestOfScript(vm, started, true);
};
