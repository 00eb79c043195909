import type {Exposure} from '../../probe/exposure.ts';
import {subjectsOf} from '../../probe/subjects-of.ts';
import {withoutCall} from '../../probe/without-call.ts';
import {processFacts} from './process-facts.ts';

/** What the probe saw in a twin, and what there is outside of it. */
export type Observation = {
  readonly exposure: Exposure;
  /** Namespaces and mounts of the machine itself. */
  readonly outside: Exposure;
  readonly facts: ReadonlyMap<string, string>;
};

/** @param refused system calls for which the kernel has ended another probe in the same sandbox. Default: none. */
export const observe = (
  exposure: Exposure,
  outside: Exposure,
  refused: readonly string[] = [],
): Observation => ({
  exposure,
  outside,
  facts: new Map([
    ...subjectsOf(exposure, outside).values,
    ...(exposure.document.process === undefined || 'ended' in exposure.document.process
      ? []
      : processFacts(exposure.document.process)),
    ...refused.map((syscall) => [withoutCall(syscall), 'yes'] as const),
  ]),
});
