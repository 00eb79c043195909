import type {Difference} from '../../probe/difference.ts';
import {folderOf} from '../../probe/folder-of.ts';
import {missingValue} from '../../probe/missing-value.ts';
import {type Section, sections} from '../../probe/sections.ts';
import type {LockedExposure} from '../locked/locked-exposure.ts';
import type {SeenExposure} from '../locked/seen-exposure.ts';
import type {Direction} from './direction.ts';
import {factDirection} from './fact-direction.ts';
import {mountDirection} from './mount-direction.ts';

type Facts = Readonly<Record<string, string>>;

/**
 * Where an exposure is not what another was, in the order of the sections: `expected` is what was, `actual` what is. One error in
 * the place of another is no difference.
 */
export const compareExposures = (was: LockedExposure, is: SeenExposure): Difference[] =>
  sections.flatMap((name): Difference[] => {
    const [before, after] = [was[name], is.locked[name]];
    if (typeof before !== 'object' || typeof after !== 'object') {
      // Of what was seen only once nothing can be said, but that.
      return stateOf(before) === stateOf(after)
        ? []
        : [{subject: `section ${name}`, expected: stateOf(before), actual: stateOf(after), breadth: 'other'}];
    }
    const subjects = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return subjects.flatMap((subject) => {
      const {expected, actual, direction} = compareFact(name, subject, before, after, is);
      return direction === 'same' ? [] : [{subject, expected, actual, breadth: direction}];
    });
  });

const stateOf = (section: Facts | string | undefined): string =>
  typeof section === 'object' ? 'told' : (section ?? 'not asked for');

const compareFact = (
  section: Section,
  subject: string,
  before: Facts,
  after: Facts,
  {isAbsent}: SeenExposure,
): {expected: string; actual: string; direction: Direction} => {
  const valueOf = (facts: Facts) => (Object.hasOwn(facts, subject) ? facts[subject] : undefined);
  const missing = missingValue(subject);
  if (section === 'walk' && subject.startsWith('path ')) {
    const path = subject.slice('path '.length);
    const expected = levelAt(before, path);
    const actual = valueOf(after) ?? (isAbsent(path) ? 'absent' : levelAt(after, path));
    return {expected, actual, direction: factDirection(subject, expected, actual)};
  }
  const [expected, actual] = [valueOf(before) ?? missing, valueOf(after) ?? missing];
  const direction =
    section === 'mounts' && subject.startsWith('mount ')
      ? mountDirection(before, after, subject.slice('mount '.length))
      : factDirection(subject, expected, actual);
  return {expected, actual, direction};
};

/** Of a path that a lock does not name: that of the folder that it is in. What lies in `/` is named. */
const levelAt = (facts: Facts, path: string): string => {
  const subject = `path ${path}`;
  if (Object.hasOwn(facts, subject)) {
    return facts[subject] ?? 'absent';
  }
  const folder = folderOf(path);
  return folder === '/' ? 'absent' : levelAt(facts, folder);
};
