import {ownLogin} from '../../guest/own-login.ts';
import type {StartedGuest} from '../../guest/started-guest.ts';
import type {BootedVm} from './booted-vm.ts';
import type {ScriptMachine} from './script-machine.ts';
import type {VmReport} from './vm-report.ts';

/** The guest that a started VM is. */
export const guestOfScript = (
  vm: ScriptMachine,
  {machine, qemu, ...started}: BootedVm,
  {steps, complaints, generation, facts}: VmReport,
  restored: boolean,
): StartedGuest => ({
  machine,
  qemu,
  ended: qemu.ended,
  guest: vm.guest,
  units: {steps, ...(complaints === undefined ? {} : {complaints})},
  generation,
  facts,
  acceleration: vm.acceleration,
  restored,
  login: async () => ownLogin(vm, machine),
  [Symbol.asyncDispose]: async () => started[Symbol.asyncDispose](),
});
