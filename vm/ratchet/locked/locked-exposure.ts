import type {Section} from '../../probe/sections.ts';

/**
 * What stays the same of an exposure from run to run, by the sections of the probe: facts by their subjects, as in
 * `path /home` → `none`, or, of a section that did not come to its end, why.
 */
export type LockedExposure = Readonly<Partial<Record<Section, Readonly<Record<string, string>> | string>>>;
