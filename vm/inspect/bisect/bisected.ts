import type {Relaxed} from '../relax/relaxed.ts';

/** What keeps a service from starting on a machine. */
export type Bisected = {
  readonly name: string;
  readonly machine: string;
  readonly systemdVersion: string;
  readonly kernel: string;
  /** `starts`: as it declares; `never`: also without any of its directives; `found`: without those at fault. */
  readonly verdict: 'starts' | 'never' | 'found';
  /** How it ended as it declares, as in `226/NAMESPACE` or `exit status 1`; undefined when it starts. */
  readonly ended: string | undefined;
  /** What it, or systemd, said last then. */
  readonly said: readonly string[];
  /** Without all of these it starts. */
  readonly atFault: readonly Relaxed[];
  /** Without all but one of those at fault it does not start; not when the search had to end before that was tried. */
  readonly isSmallest: boolean;
  /** How many directives were tried. */
  readonly directives: number;
  /** How often it was started. */
  readonly starts: number;
};
