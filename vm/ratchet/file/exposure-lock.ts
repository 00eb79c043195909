import type {LockedExposure} from '../locked/locked-exposure.ts';

/** The exposures that a lock file has, by the names of the services. */
export type ExposureLock = ReadonlyMap<string, LockedExposure>;
