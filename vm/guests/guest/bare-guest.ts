import type {Machine} from '../../../harness/machine/machine.ts';
import type {Acceleration} from '../../../harness/qemu/acceleration.ts';

/** A machine as it is, without units of ours. Disposing of it ends a guest of ours, and leaves a machine that is not. */
export type BareGuest = {
  /** Name of the guest, as in `debian:trixie`. */
  readonly guest: string;
  readonly machine: Machine;
  /** Aborts when the machine is gone, with why as its reason. */
  readonly ended: AbortSignal;
  /**
   * Of a machine that is not ours: seconds since 1970 by its clock when it was opened. What its journal has from before is none of
   * our business.
   */
  readonly since?: number;
  /** Known of a machine that we run. */
  readonly acceleration?: Acceleration;
} & AsyncDisposable;
