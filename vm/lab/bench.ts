import type {Machine} from '../../harness/machine/machine.ts';
import type {Acceleration} from '../../harness/qemu/acceleration.ts';
import type {QemuProcess} from '../../harness/qemu/qemu-process.ts';
import type {BuiltUnits} from '../units/built-units.ts';
import type {Generation} from './generation.ts';
import type {GuestFacts} from './guest-facts.ts';

/** A guest with the units of a module deployed in it: what steps are proved on. Disposing of it ends the guest. */
export type Bench = {
  /** Name of the guest, as in `debian:trixie`. */
  readonly guest: string;
  readonly machine: Machine;
  readonly qemu: QemuProcess;
  readonly units: Pick<BuiltUnits, 'steps'>;
  readonly facts: GuestFacts;
  /** Of the module that made the units. */
  readonly generation: Generation;
  readonly acceleration: Acceleration;
  /** It was restored from a snapshot, not booted. */
  readonly restored: boolean;
} & AsyncDisposable;
