import {isMatch} from 'matcher';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Step} from './step.ts';

/** A step's title, as AVA shows it and patterns match it. */
export const titleOf = ({number, description}: Pick<Step, 'number' | 'description'>): string =>
  `${number} ${description}`;

/**
 * The steps with these numbers (all when there are none), of one of these sets (any when there are none), whose title
 * matches one of the patterns (any when there are none; `*` stands for anything, `!` excludes, as in AVA's --match).
 *
 * @throws UsageError for a number that no step has, for a set that there is not, or when nothing is left.
 */
export const selectSteps = (
  steps: readonly Step[],
  numbers: readonly string[],
  patterns: readonly string[] = [],
  sets: readonly string[] = [],
): Step[] => {
  const known = steps.map(({number}) => number);
  const wanted = numbers.map((text) => {
    const number = Number(text);
    if (!known.includes(number)) {
      throw new UsageError(`step ${text}: there is no such step; allowed: ${known.join(', ')}`);
    }
    return number;
  });
  const knownSets = setsOf(steps);
  for (const name of sets) {
    if (!knownSets.includes(name)) {
      throw new UsageError(
        `--set ${name}: there is no such set; ${knownSets.length === 0 ? 'these steps are in no sets' : `allowed: ${knownSets.join(', ')}`}`,
      );
    }
  }
  const ofSets = steps.filter(({set}) => sets.length === 0 || (set !== undefined && sets.includes(set)));
  const numbered = ofSets.filter(({number}) => wanted.length === 0 || wanted.includes(number));
  if (numbered.length === 0 && sets.length > 0) {
    throw new UsageError(
      `--set ${sets.join(' ')}: has no step ${wanted.join(', ')}; allowed: ${ofSets.map(({number}) => number).join(', ')}`,
    );
  }
  const selected = numbered.filter((step) => patterns.length === 0 || isMatch(titleOf(step), [...patterns]));
  if (selected.length === 0) {
    throw new UsageError(
      `--match ${patterns.join(' ')}: matches no step; titles are, for instance, "${ofSets[0] === undefined ? '' : titleOf(ofSets[0])}"`,
    );
  }
  return selected;
};

/** Names of the sets that steps are of, in the order of the steps. */
export const setsOf = (steps: readonly Pick<Step, 'set'>[]): string[] => [
  ...new Set(steps.flatMap(({set}) => set ?? [])),
];
