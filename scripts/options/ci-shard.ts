import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Shard} from '../../harness/results/shard.ts';

/** The variables of CI systems that spread one job over machines, in the order in which AVA looks at them, too. */
const variables = [
  ['CI_NODE_INDEX', 'CI_NODE_TOTAL'],
  ['CIRCLE_NODE_INDEX', 'CIRCLE_NODE_TOTAL'],
  ['BITBUCKET_PARALLEL_STEP', 'BITBUCKET_PARALLEL_STEP_COUNT'],
  ['BUILDKITE_PARALLEL_JOB', 'BUILDKITE_PARALLEL_JOB_COUNT'],
  ['SEMAPHORE_CURRENT_JOB', 'SEMAPHORE_JOB_COUNT'],
] as const;

/** Names of all variables that `ciShard` reads. */
export const shardVariables: readonly string[] = variables.flat();

/**
 * Which shard this machine of a CI job is, by its environment; undefined when the job is not spread. As in AVA, the
 * index counts from 0, but from 1 on GitLab (GITLAB_CI is set).
 *
 * @throws UsageError for an index or a total that cannot be: a shard that nobody runs would go unnoticed.
 */
export const ciShard = (env: NodeJS.ProcessEnv): Shard | undefined => {
  const names = variables.find(([index, total]) => isSet(env[index]) && isSet(env[total]));
  if (names === undefined) {
    return undefined;
  }
  const first = isSet(env.GITLAB_CI) ? 1 : 0;
  const [index, total] = names.map((name) => Number(env[name])) as [number, number];
  const isWhole = Number.isInteger(index) && Number.isInteger(total);
  if (!isWhole || index < first || index >= total + first) {
    throw new UsageError(
      `${names.map((name) => `${name}=${env[name] ?? ''}`).join(' ')}: is no shard; allowed: an index from ${first} to total${first === 1 ? '' : ' - 1'} (it counts from ${first} ${first === 1 ? 'as' : 'unless'} GITLAB_CI is set)`,
    );
  }
  return {index: index - first + 1, total};
};

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';
