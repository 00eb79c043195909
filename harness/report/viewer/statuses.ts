import type {CaseStatus} from '../../results/run-record.ts';
import {countedWords} from './counted-words.ts';

/** All outcomes, in the order in which they are counted. */
export const statuses = Object.keys(countedWords) as CaseStatus[];
