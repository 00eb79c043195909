import {withConsole} from '../../../harness/console/with-console.ts';
import type {AccelerationChoice} from '../../../harness/qemu/acceleration.ts';
import type {GuestSetup} from '../guest/guest-setup.ts';
import type {StartedGuest} from '../guest/started-guest.ts';
import {bootedScript} from './booted-script.ts';
import {guestOfScript} from './guest-of-script.ts';
import {restoredScript} from './saved/restored-script.ts';
import {scriptMachine} from './script-machine.ts';

export type ScriptSetup = GuestSetup & {
  /** The run script, or a folder with one. */
  readonly path: string;
  readonly accelerationChoice: AccelerationChoice;
  /** Default: 1 with KVM, 4 without. */
  readonly timeoutFactor?: number;
};

/**
 * A VM that has the units of the steps built in, by its run script: restored, or, when `cold` or when it cannot be saved, booted.
 *
 * @throws UsageError when there is no such script; MachineryError when it does not boot, or lacks what a step needs.
 */
export const openScript = async (setup: ScriptSetup, cold: boolean): Promise<StartedGuest> => {
  const vm = await scriptMachine(setup);
  const restored = cold ? undefined : await restoredScript(vm, 1, async (booted) => Promise.resolve(booted));
  const started = restored ?? (await withConsole(setup, async (console) => bootedScript(vm, console)));
  return guestOfScript(vm, started, restored !== undefined);
};
