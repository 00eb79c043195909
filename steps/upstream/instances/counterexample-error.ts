import {HarnessError} from '../../../harness/errors/harness-error.ts';

/** Clients of one service for which a property does not hold, as few and as short as were found. */
export class CounterexampleError extends HarnessError {
  override readonly name = 'CounterexampleError';
  readonly kind = 'check';
  readonly expected = 'that each instance of the service lives and ends as if it were alone';
  /** What each client did, tick by tick. */
  readonly scripts: readonly string[];
  readonly seed: number;

  /** @param tried how many examples were tried before one failed, and how often that was made smaller */
  constructor(
    scripts: readonly string[],
    seed: number,
    tried: {readonly examples: number; readonly shrinks: number},
    cause: unknown,
  ) {
    super(
      [
        'instances of one service at the same time: one of them does not live and end as if it were alone',
        `clients, one character a tick ([ starts, R runs a program, ] stops), after ${tried.examples} examples and ${tried.shrinks} shrinks:`,
        ...scripts.map((script, index) => `  ${index + 1} ${JSON.stringify(script)}`),
        `seed ${seed}; CONFINEMENT_SEED=${seed} tries the same again`,
        cause instanceof Error ? cause.message : String(cause),
      ].join('\n'),
      {cause},
    );
    this.scripts = scripts;
    this.seed = seed;
  }
}
