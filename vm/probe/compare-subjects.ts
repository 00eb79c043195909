import {breadth} from './breadth.ts';
import type {Difference} from './difference.ts';
import {missingValue} from './missing-value.ts';
import type {Subjects} from './subjects.ts';

/** Where the facts differ, sorted by subject; what is expected of nothing may be anything. */
export const compareSubjects = (actual: Subjects, expected: Subjects): Difference[] => {
  const isWhole = (subject: string) => expected.whole.some((group) => subject.startsWith(group));
  const subjects = new Set([...expected.values.keys(), ...[...actual.values.keys()].filter(isWhole)]);
  return [...subjects].sort().flatMap((subject) => {
    const before = expected.values.get(subject) ?? missingValue(subject);
    const after = actual.values.get(subject) ?? missingValue(subject);
    return before === after
      ? []
      : [{subject, expected: before, actual: after, breadth: breadth(subject, before, after)}];
  });
};
