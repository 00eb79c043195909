import type {Check} from './check.ts';
import type {Observation} from './observation.ts';

/** Why a user's manager has not brought about what must be seen, as far as what is seen tells. */
export const whyLacking = (
  broken: readonly Check[],
  {facts}: Pick<Observation, 'facts'>,
): string | undefined => {
  if (broken.every(({fact}) => isWithoutController(fact, facts))) {
    return 'the user’s manager has not got that controller';
  }
  return facts.get('namespace user') !== 'own' && broken.every(isOfNamespaces)
    ? 'a user’s manager does it only in a user namespace, which PrivateUsers=yes has it make'
    : undefined;
};

/** It has a part of the tree of control groups, with some of the controllers; those are seen by any of their files. */
const isWithoutController = (fact: string, facts: Observation['facts']): boolean => {
  const controller = /^allowance \w+\./.exec(fact)?.[0];
  return (
    controller !== undefined &&
    [...facts].every(([other, seen]) => !other.startsWith(controller) || seen === 'none')
  );
};

const byNamespaces: ReadonlySet<string> = new Set(['own', 'its own', 'ro', 'noexec', 'hidden']);

const isOfNamespaces = ({fact, expected}: Check): boolean =>
  byNamespaces.has(expected) || fact.startsWith('cgroup ');
