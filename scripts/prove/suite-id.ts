import {safeName} from '../../harness/results/safe-name.ts';
import type {PlannedSuite} from './plan-suites.ts';

/** Name of a suite's folder in the results. */
export const suiteId = ({guest, module}: Pick<PlannedSuite, 'guest' | 'module'>): string =>
  safeName(`${guest.name} ${module.name}`);
