import type {HostProgram} from './guest/host-program.ts';
import {guestKinds} from './registry.ts';

/** All that must be on the host beside Node, for guests of every kind. */
export const hostPrograms: readonly HostProgram[] = [
  ...new Set(guestKinds.flatMap((kind) => kind.hostPrograms)),
];
