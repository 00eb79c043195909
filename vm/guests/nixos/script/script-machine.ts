import type {Acceleration} from '../../../../harness/qemu/acceleration.ts';
import {findRunScript} from './find-run-script.ts';
import type {ScriptSetup} from './script-setup.ts';
import {scriptAcceleration} from './script-acceleration.ts';

/** A VM that a script runs, and how it does that. */
export type ScriptMachine = ScriptSetup & {
  readonly script: string;
  readonly acceleration: Acceleration;
  readonly timeoutFactor: number;
};

/**
 * The VM of a setup.
 *
 * @throws UsageError when there is no such script; MachineryError when KVM is asked for and does not work.
 */
export const scriptMachine = async (setup: ScriptSetup): Promise<ScriptMachine> => {
  const script = await findRunScript(setup.path);
  const acceleration = await scriptAcceleration(setup.accelerationChoice, script, setup.cache);
  return {
    ...setup,
    script,
    acceleration,
    timeoutFactor: setup.timeoutFactor ?? (acceleration.accelerator === 'kvm' ? 1 : 4),
  };
};
