import type {CaseRecord, CaseStatus} from '../../results/run-record.ts';
import {statuses} from './statuses.ts';

/** How often there is each outcome among some cases; of those that there are. */
export const countStatuses = (cases: readonly Pick<CaseRecord, 'status'>[]): [CaseStatus, number][] =>
  statuses
    .map((status): [CaseStatus, number] => [status, cases.filter((each) => each.status === status).length])
    .filter(([, count]) => count > 0);
