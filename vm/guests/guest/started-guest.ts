import type {Machine} from '../../../harness/machine/machine.ts';
import type {Acceleration} from '../../../harness/qemu/acceleration.ts';
import type {QemuProcess} from '../../../harness/qemu/qemu-process.ts';
import type {Generation} from '../../modules/generations.ts';
import type {GuestUnits} from './build-guest-units.ts';
import type {GuestFacts} from './guest-facts.ts';

/** Units that a machine came with; `refusals` is absent where nothing is evaluated. */
type UnitsOfItsOwn = Pick<GuestUnits, 'steps'> &
  Partial<Pick<GuestUnits, 'refusals' | 'complaints'>> & {readonly storePath?: undefined};

/**
 * A machine with the units of a module: what steps are proved on. Disposing of it ends a guest of ours, and puts back a
 * machine that is not.
 */
export type StartedGuest = {
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
  /** Absent for a machine that runs elsewhere. */
  readonly qemu?: QemuProcess;
  /** It lacks those that the module is to refuse, and may lack others when it came with its units. */
  readonly units: GuestUnits | UnitsOfItsOwn;
  readonly facts: GuestFacts;
  /** Of the module that made the units. */
  readonly generation: Generation;
  /** Known of a machine that we run. */
  readonly acceleration?: Acceleration;
  /** It was restored from a snapshot, not booted. */
  readonly restored: boolean;
  /** Words of the command line that logs in to it, as a person would. */
  readonly login: () => Promise<readonly string[]>;
} & AsyncDisposable;
