import type {AccelerationChoice} from '../../../../harness/qemu/acceleration.ts';
import type {GuestSetup} from '../../guest/guest-setup.ts';

/** A VM that a script runs, as the user chose it. */
export type ScriptSetup = GuestSetup & {
  /** The run script, or a folder with one. */
  readonly path: string;
  readonly accelerationChoice: AccelerationChoice;
  /** Default: 1 with KVM, 4 without. */
  readonly timeoutFactor?: number;
};
