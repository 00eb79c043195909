import {syscallName} from '../../diagnosis/syscall-name.ts';
import {filteredSyscalls} from '../judge/filtered-syscalls.ts';
import type {TwinRun} from '../run/twin-run.ts';
import {probeSyscalls} from '../twin/probe-syscalls.ts';
import type {Declared} from '../unit/declared.ts';
import {isBlind} from './is-blind.ts';
import {signalName} from './signal-name.ts';

/**
 * The system calls that a further twin is to be allowed, as the unit's own filter kept the probe from telling anything: those that the
 * probe needs and the filter takes. None where that was not so, or would not help.
 *
 * @param groups system calls by the names of their groups, with their `@`
 */
export const syscallsToLend = (
  {exposure, status, wasKilled, syscall}: Pick<TwinRun, 'exposure' | 'status' | 'wasKilled' | 'syscall'>,
  declared: ReadonlyMap<string, Declared>,
  groups: Readonly<Record<string, readonly string[]>>,
): readonly string[] => {
  const name = syscall === undefined ? undefined : syscallName(syscall);
  const wasKept =
    exposure === undefined
      ? wasKilled &&
        signalName(status) === 'SIGSYS' &&
        (syscall === undefined || (name !== undefined && probeSyscalls.includes(name)))
      : isBlind(exposure);
  return wasKept
    ? filteredSyscalls(declared.get('SystemCallFilter')?.values ?? [], probeSyscalls, groups)
    : [];
};
