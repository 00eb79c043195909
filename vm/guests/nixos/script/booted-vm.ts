import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';

/** A VM whose journal is followed; disposing of it ends both. */
export type BootedVm = StartedMachine & {
  /** Ends the following of the journal alone. */
  readonly journal: AsyncDisposable;
};
