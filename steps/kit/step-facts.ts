import type {Generation} from '../../vm/modules/generations.ts';

/** Where a step runs, for expectations that depend on it. */
export type StepFacts = {
  /** As in `debian:trixie`. */
  readonly guest: string;
  /** Major version of the guest's systemd, as it tells itself. */
  readonly systemd: number;
  /** Generation of the confinement module that made the units. */
  readonly generation: Generation;
};
