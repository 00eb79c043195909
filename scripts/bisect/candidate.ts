import type {AccelerationChoice} from '../../harness/qemu/acceleration.ts';

/** What is tried at one point of a bisection, as one would write it for `confinement test`. */
export type Candidate = {
  readonly guest: string;
  readonly module: string;
  /** Numbers of the steps. */
  readonly steps: readonly string[];
  /** Whether a known regression that reproduces makes it bad, like a step that fails. */
  readonly regressionsAreBad: boolean;
  readonly accel: AccelerationChoice;
  readonly timeoutFactor?: number;
  /** Folder of the steps, in full. Default: this project's own. */
  readonly stepsFolder?: string;
};
