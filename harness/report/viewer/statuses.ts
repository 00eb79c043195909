import type {CaseStatus} from '../../results/run-record.ts';
import {statusLabel} from './status-label.ts';

/** All outcomes, in the order in which they are counted. */
export const statuses = Object.keys(statusLabel) as CaseStatus[];
