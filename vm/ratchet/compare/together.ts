import type {Direction} from './direction.ts';

/** The direction of several changes at once: one that is wider is not made up for by what is narrower. */
export const together = (directions: readonly Direction[]): Direction =>
  (['wider', 'other', 'narrower'] as const).find((each) => directions.includes(each)) ?? 'same';
