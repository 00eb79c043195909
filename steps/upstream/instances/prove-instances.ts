import fc from 'fast-check';
import {type Client, clients, scriptOf} from './client.ts';
import {CounterexampleError} from './counterexample-error.ts';
import {type Instance, runClients} from './run-clients.ts';

/** Tried first: what is known to have gone wrong, or what nearly did. */
const known: readonly Client[][] = [
  // One stops while another one lives, which then runs a program.
  [
    [0, [' '], true],
    [1, [' ', 'R'], false],
  ],
  // One starts as another one stops.
  [
    [0, [], true],
    [1, ['R'], true],
  ],
  // Many at once.
  Array.from({length: 5}, () => [0, ['R'], true]),
];

/** How many smaller examples are tried after one has failed: each costs as much as the first. */
const smallerExamples = 10;

export type ProveInstancesOptions = {
  /** Starts an instance of the service. */
  readonly open: () => Promise<Instance>;
  readonly seed: number;
  /** How many examples, with those that are always the same. Default: 5; the others are made up anew in each run. */
  readonly examples?: number;
};

/**
 * Proves that instances of one service do not disturb each other: up to five clients at a time start and stop them.
 *
 * @throws CounterexampleError with the fewest and shortest clients that were found for which that does not hold.
 */
export const proveInstances = async ({open, seed, examples = 5}: ProveInstancesOptions): Promise<void> => {
  let left = Infinity;
  const details = await fc.check(
    fc.asyncProperty(clients, async (each) => {
      // What is left out counts as one that holds.
      fc.pre(left > 0);
      left -= 1;
      try {
        await runClients(each.map(scriptOf), open);
      } catch (error) {
        left = Math.min(left, smallerExamples);
        throw error;
      }
    }),
    {seed, numRuns: examples, examples: known.map((each) => [each])},
  );
  if (details.failed) {
    throw new CounterexampleError(
      (details.counterexample?.[0] ?? []).map(scriptOf),
      seed,
      {examples: details.numRuns, shrinks: details.numShrinks},
      details.errorInstance,
    );
  }
};
