import type {Guest} from '../../vm/guests/guest-choice.ts';
import {hostPrograms} from './host-programs.ts';
import type {HostRequirement} from './host-requirement.ts';
import type {HostSystem} from './host-system.ts';
import {thisHost} from './this-host.ts';

/**
 * What the host lacks of `hostPrograms` for guests of these kinds, or for all without them. Starts no program: it takes a
 * millisecond or so.
 */
export const missingPrograms = (
  system: HostSystem = thisHost(),
  kinds?: readonly Guest['kind'][],
): HostRequirement[] =>
  hostPrograms.filter(
    (requirement) =>
      (kinds === undefined || requirement.guests?.some((kind) => kinds.includes(kind)) !== false) &&
      !(requirement.onlyForOrdinaryUsers && system.isRoot) &&
      !isThere(requirement, system),
  );

const isThere = ({program, files, isStatic}: HostRequirement, system: HostSystem): boolean =>
  files === undefined
    ? system.which(program) !== undefined
    : files.some((path) => system.fileExists(path) && (isStatic === undefined || system.isStatic(path)));
