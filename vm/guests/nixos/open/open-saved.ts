import type {Workspace} from '../../../workspace/workspace.ts';
import type {GuestSetup} from '../../guest/guest-setup.ts';
import type {StartedGuest} from '../../guest/started-guest.ts';
import {findSnapshot} from '../../snapshot/find-snapshot.ts';
import {fromFilesOf} from '../../snapshot/from-files-of.ts';
import {guestOfScript} from '../script/guest-of-script.ts';
import {deployToVm} from '../saved/deploy-to-vm.ts';
import {deployedVmFolder} from '../saved/deployed-vm-folder.ts';
import {deployedVmSnapshot} from '../saved/deployed-vm-snapshot.ts';
import {restoredScript} from '../saved/restored-script.ts';
import type {VmReport} from '../script/vm-report.ts';
import {savedSetup} from '../saved/saved-setup.ts';
import {vmReportFile} from '../saved/vm-report-file.ts';
import {readUnitsFile} from '../saved/units-file.ts';

/** Of a new set of units that few steps are wanted of, less than one in this number, not all are started and saved. */
const fewSteps = 10;

/**
 * A NixOS VM that we build, from snapshots: one of the VM without a step, and on it one with the units. Only when few steps of a new
 * set are wanted, their sockets alone are started in the first: that is faster than saving all. Undefined, after one line that
 * says why, when it cannot be saved, or when the steps make more of it than units.
 *
 * @param nixpkgs as of `builtGuest`
 * @throws as savedSetup; MachineryError when it does not boot, or lacks what a step needs.
 */
export const openSaved = async (
  setup: GuestSetup,
  workspace: Workspace,
  nixpkgs: string | undefined,
): Promise<StartedGuest | undefined> => {
  const saved = await savedSetup(setup, workspace, nixpkgs);
  if (saved === undefined) {
    return undefined;
  }
  const {vm, units} = saved;
  const {unlike} = await readUnitsFile(units);
  if (unlike.length > 0) {
    setup.onWarning(
      `${setup.name}: it is booted, as its steps change more of a NixOS than units: ${unlike.join(', ')}`,
    );
    return undefined;
  }
  const {only, steps} = vm;
  let report: VmReport | undefined;
  const started = await restoredScript(vm, async (booted) => {
    report = undefined;
    const folder = await deployedVmFolder(vm, booted, units);
    const isSaved = (await findSnapshot(folder)).sound;
    if (only !== undefined && only.length < steps.length / fewSteps && !isSaved) {
      return booted;
    }
    const deployed = await deployedVmSnapshot(vm, booted, {units, folder});
    report = await fromFilesOf(deployed, async () => vmReportFile.read(deployed.folder));
    return deployed;
  });
  if (started === undefined) {
    return undefined;
  }
  try {
    report ??= await vm.phase('deploy', async () => deployToVm(vm, started.machine, units));
    return guestOfScript(vm, started, report, true);
  } catch (error) {
    await started[Symbol.asyncDispose]();
    throw error;
  }
};
