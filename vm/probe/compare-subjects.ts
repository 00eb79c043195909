import {breadth} from './breadth.ts';
import type {Difference} from './difference.ts';
import type {Subjects} from './subjects.ts';

/** What a subject is that is not among the values: of things nothing, of properties that it is not so. */
const missing = (subject: string): string => (/^(path|mount|device) /.test(subject) ? 'absent' : 'no');

/** Where the facts differ, sorted by subject; what is expected of nothing may be anything. */
export const compareSubjects = (actual: Subjects, expected: Subjects): Difference[] => {
  const isWhole = (subject: string) => expected.whole.some((group) => subject.startsWith(group));
  const subjects = new Set([...expected.values.keys(), ...[...actual.values.keys()].filter(isWhole)]);
  return [...subjects].sort().flatMap((subject) => {
    const before = expected.values.get(subject) ?? missing(subject);
    const after = actual.values.get(subject) ?? missing(subject);
    return before === after
      ? []
      : [{subject, expected: before, actual: after, breadth: breadth(subject, before, after)}];
  });
};
