import {levels} from './level.ts';

/** Words of one kind, from what lets a service do least to what lets it do most. */
const scales: readonly (readonly string[])[] = [
  ['absent', ...levels],
  ['no', 'yes'],
  ['own', 'host'],
];

/** Whether the actual value lets a service do more or less than the expected one; `other` when it cannot be said. */
export const breadth = (
  subject: string,
  expected: string,
  actual: string,
): 'wider' | 'narrower' | 'other' => {
  const rank = (value: string): number => {
    if (subject === 'seccomp') {
      return ['strict', 'filter', 'none'].indexOf(value);
    }
    if (subject === 'noNewPrivs') {
      return ['true', 'false'].indexOf(value);
    }
    return scales.find((words) => words.includes(expected) && words.includes(actual))?.indexOf(value) ?? -1;
  };
  const [before, after] = [rank(expected), rank(actual)];
  if (before >= 0 && after >= 0 && before !== after) {
    return after > before ? 'wider' : 'narrower';
  }
  if ((expected === 'allowed') !== (actual === 'allowed')) {
    return actual === 'allowed' ? 'wider' : 'narrower';
  }
  return 'other';
};
