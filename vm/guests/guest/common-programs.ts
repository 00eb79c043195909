import type {HostProgram} from './host-program.ts';

/** What every guest needs of the host. */
export const commonPrograms: readonly HostProgram[] = [
  {program: 'setpriv', package: 'util-linux', purpose: 'ending programs when the harness dies'},
  {program: 'flock', package: 'util-linux', purpose: 'locking the cache'},
];
