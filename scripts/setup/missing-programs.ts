import {hostPrograms} from './host-programs.ts';
import type {HostRequirement} from './host-requirement.ts';
import type {HostSystem} from './host-system.ts';
import {thisHost} from './this-host.ts';

/** What the host lacks of `hostPrograms`. Starts no program: it takes a millisecond or so. */
export const missingPrograms = (system: HostSystem = thisHost()): HostRequirement[] =>
  hostPrograms.filter(
    (requirement) => !(requirement.onlyForOrdinaryUsers && system.isRoot) && !isThere(requirement, system),
  );

const isThere = ({program, files, isStatic}: HostRequirement, system: HostSystem): boolean =>
  files === undefined
    ? system.which(program) !== undefined
    : files.some((path) => system.fileExists(path) && (isStatic === undefined || system.isStatic(path)));
