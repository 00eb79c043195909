import type {PlannedSuite} from './plan-suites.ts';

/** Name of a suite, as in "debian:trixie 2025". */
export const suiteName = ({guest, module}: Pick<PlannedSuite, 'guest' | 'module'>): string =>
  `${guest.name} ${module.name}`;
