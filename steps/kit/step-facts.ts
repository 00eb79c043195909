import type {Generation} from '../../vm/modules/generations.ts';

/** Where a step runs, for expectations that depend on it. */
export type StepFacts = {
  /** As in `debian:trixie`. */
  readonly guest: string;
  /** What made the units, as the user names it: `2025` or `nixpkgs:PATH`; `own` on a machine that came with them. */
  readonly module: string;
  /** Major version of the guest's systemd, as it tells itself. */
  readonly systemd: number;
  /** Release of the guest's kernel, as `uname -r` prints it. */
  readonly kernel: string;
  /** Generation of the confinement module that made the units. */
  readonly generation: Generation;
};
