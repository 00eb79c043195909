/** What a round breaks, and the file of its tests. */
export const rounds = {
  /** The unit of each step, by hand. */
  steps: 'steps/mutants/mutants.test.ts',
  /** The module, in every way that there is. */
  module: 'steps/mutants/module/module-mutants.test.ts',
} as const;

export type RoundName = keyof typeof rounds;

export const roundNames = Object.keys(rounds) as RoundName[];
