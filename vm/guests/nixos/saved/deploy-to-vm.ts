import type {Machine} from '../../../../harness/machine/machine.ts';
import {allOrAbort} from '../../../../harness/wait/all-or-abort.ts';
import type {ScriptMachine} from '../script/script-machine.ts';
import {type VmReport, vmReport} from '../script/vm-report.ts';
import {putUnits} from './put-units.ts';
import {startSockets} from './start-sockets.ts';

/**
 * Makes a VM that has no steps the guest of some, and resolves to what it says of itself then.
 *
 * @param vm without `only` the sockets of all steps are started
 * @throws MachineryError when one of it fails, with what the VM said.
 */
export const deployToVm = async (
  vm: Pick<ScriptMachine, 'run' | 'steps' | 'only' | 'onWarning' | 'signal'>,
  machine: Machine,
  units: string,
): Promise<VmReport> => {
  const {run, signal} = vm;
  await putUnits(machine, units, {run, ...(signal === undefined ? {} : {signal})});
  // Its systemd takes a second or two to look at the units, and has a processor to spare.
  const [report] = await allOrAbort(
    async (inner) => vmReport({...vm, signal: inner}, machine),
    async (inner) => startSockets(machine, vm.only ?? vm.steps.map(({number}) => number), inner),
    signal,
  );
  return report;
};
