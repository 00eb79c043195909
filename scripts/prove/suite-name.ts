import type {PlannedSuite} from './plan-suites.ts';

/** Name of a suite, as in "debian:trixie 2025", or "debian:trixie 2025 round 3" in a run that repeats. */
export const suiteName = ({guest, module}: Pick<PlannedSuite, 'guest' | 'module'>, round?: number): string =>
  `${guest.name} ${module.name}${round === undefined ? '' : ` round ${round}`}`;
