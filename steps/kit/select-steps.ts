import {isMatch} from 'matcher';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Step} from './step.ts';

/** A step's title, as AVA shows it and patterns match it. */
export const titleOf = ({number, description}: Pick<Step, 'number' | 'description'>): string =>
  `${number} ${description}`;

/**
 * The steps with these numbers (all when there are none) whose title matches one of the patterns (any when there are
 * none; `*` stands for anything, `!` excludes, as in AVA's --match).
 *
 * @throws UsageError for a number that no step has, or when nothing is left.
 */
export const selectSteps = (
  steps: readonly Step[],
  numbers: readonly string[],
  patterns: readonly string[] = [],
): Step[] => {
  const known = steps.map(({number}) => number);
  const wanted = numbers.map((text) => {
    const number = Number(text);
    if (!known.includes(number)) {
      throw new UsageError(`step ${text}: there is no such step; allowed: ${known.join(', ')}`);
    }
    return number;
  });
  const selected = steps.filter(
    (step) =>
      (wanted.length === 0 || wanted.includes(step.number)) &&
      (patterns.length === 0 || isMatch(titleOf(step), [...patterns])),
  );
  if (selected.length === 0) {
    throw new UsageError(
      `--match ${patterns.join(' ')}: matches no step; titles are, for instance, "${steps[0] === undefined ? '' : titleOf(steps[0])}"`,
    );
  }
  return selected;
};
