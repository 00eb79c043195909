import type {Declared} from '../unit/declared.ts';
import {sliceLines} from './slice-lines.ts';

/**
 * The lines of a twin, or those that have the same effect in a slice that has `sliceLines`: what a slice denies is denied to each unit in it.
 *
 * @param declared what its service declares: where that has a slice of its own, or allows what would be denied, the lines stay
 */
export const inSlice = (
  lines: readonly string[],
  slice: string,
  declared: ReadonlyMap<string, Declared>,
): readonly string[] => {
  const others = lines.filter((line) => !sliceLines.includes(line));
  return others.length === lines.length || declared.has('Slice') || declared.has('SocketBindAllow')
    ? lines
    : [...others, `Slice=${slice}`];
};
