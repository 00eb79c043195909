import type {Repeat} from '../options/repeat.ts';

/** Whether no further round follows the one that has ended, the `round`-th; without `repeat` there is one. */
export const isOver = (
  repeat: Repeat | undefined,
  {
    round,
    elapsedMs,
    hasFailed,
  }: {readonly round: number; readonly elapsedMs: number; readonly hasFailed: boolean},
): boolean => {
  if (repeat === undefined) {
    return true;
  }
  if ('untilFailure' in repeat) {
    return hasFailed;
  }
  return 'rounds' in repeat ? round >= repeat.rounds : elapsedMs >= repeat.forMs;
};
