import type {Exposure} from '../../probe/exposure.ts';
import {subjectsOf} from '../../probe/subjects-of.ts';

/** What the probe saw in a twin, and what there is outside of it. */
export type Observation = {
  readonly exposure: Exposure;
  /** Namespaces and mounts of the machine itself. */
  readonly outside: Exposure;
  readonly facts: ReadonlyMap<string, string>;
};

export const observe = (exposure: Exposure, outside: Exposure): Observation => ({
  exposure,
  outside,
  facts: subjectsOf(exposure, outside).values,
});
