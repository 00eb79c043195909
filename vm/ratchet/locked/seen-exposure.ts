import type {LockedExposure} from './locked-exposure.ts';

/** An exposure in the form of a lock, and what the form leaves out. */
export type SeenExposure = {
  readonly locked: LockedExposure;
  /** Whether the probe looked where the path would be, and it was not there. */
  readonly isAbsent: (path: string) => boolean;
};
