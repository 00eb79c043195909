import type {LockedExposure} from './locked-exposure.ts';

/** The name of a section that the probe did not come to the end of in time; undefined when there is none. */
export const lateSection = (locked: LockedExposure): string | undefined =>
  Object.entries(locked).find(([, section]) => section === 'timeout')?.[0];
