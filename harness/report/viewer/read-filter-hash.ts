import type {CaseStatus} from '../../results/run-record.ts';
import type {Filter} from './filter.ts';
import {statuses} from './statuses.ts';

/** The filter that an address has after its `#`. */
export const readFilterHash = (hash: string): Filter => {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const wanted = (words.get('status') ?? '').split(',');
  return {
    statuses: statuses.filter((status: CaseStatus) => wanted.includes(status)),
    set: words.get('set') ?? '',
    suite: words.get('suite') ?? '',
    text: words.get('text') ?? '',
  };
};
