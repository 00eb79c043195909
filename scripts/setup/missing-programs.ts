import type {HostProgram} from '../../vm/guests/guest/host-program.ts';
import {hostPrograms} from '../../vm/guests/host-programs.ts';
import type {HostSystem} from './host-system.ts';
import {thisHost} from './this-host.ts';

/** What the host lacks of `programs`, or of those that any guest needs. Starts no program: it takes a millisecond or so. */
export const missingPrograms = (
  system: HostSystem = thisHost(),
  programs: readonly HostProgram[] = hostPrograms,
): HostProgram[] =>
  programs.filter(
    (program, index) =>
      programs.findIndex((each) => each.program === program.program) === index &&
      !(program.onlyForOrdinaryUsers && system.isRoot) &&
      !isThere(program, system),
  );

const isThere = ({program, files, isStatic}: HostProgram, system: HostSystem): boolean =>
  files === undefined
    ? system.which(program) !== undefined
    : files.some((path) => system.fileExists(path) && (isStatic === undefined || system.isStatic(path)));
